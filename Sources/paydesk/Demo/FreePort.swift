#if CommandLineTool && Service && SQLite && Transport
import Glibc

/// Finds a port on loopback that nobody holds.
enum FreePort {
    struct NoPort: Error, CustomStringConvertible {
        let description = "no port on 127.0.0.1 is free"
    }

    /// The wanted port, or any other when somebody holds it.
    static func near(_ wanted: Int) throws(NoPort) -> Int {
        guard let port = take(UInt16(clamping: wanted)) ?? take(0) else { throw NoPort() }
        return Int(port)
    }

    private static func take(_ port: UInt16) -> UInt16? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard bind(descriptor, generic, length) == 0, getsockname(descriptor, generic, &length) == 0 else { return false }
                return true
            }
        } ? UInt16(bigEndian: address.sin_port) : nil
    }
}
#endif
