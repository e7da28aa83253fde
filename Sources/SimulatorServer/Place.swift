#if Service
import NIOPosix
enum Place {}
#endif
