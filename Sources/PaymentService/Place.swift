#if Service
import Hummingbird
import ServiceLifecycle
enum Place {}
#endif
