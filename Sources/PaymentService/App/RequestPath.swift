#if Service
/// The path that was asked for, as far as it says something before the router reads it.
enum RequestPath {
    /// Two slashes together, or one at the end. The router drops what is between them, so that `/metrics/` would be `/metrics`; a rule at
    /// something in front of the desk takes them for two.
    static func hasEmptyPart(_ path: String) -> Bool {
        var isBehindSlash = false
        for byte in path.utf8 {
            let isSlash = byte == UInt8(ascii: "/")
            if isSlash, isBehindSlash { return true }
            isBehindSlash = isSlash
        }
        return isBehindSlash && path.utf8.count > 1
    }

    /// How the process itself is looked at: that matters most when there is too much to do, and costs next to nothing.
    static func isOfProcess(_ path: String) -> Bool { path == "/healthz" || path == "/metrics" }
}
#endif
