#if Dispatcher
import PaymentDispatcher
enum Place {}
#endif
