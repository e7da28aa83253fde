#if Service
/// The path that was asked for, as far as it says something before the router reads it.
enum RequestPath {
    /// Two slashes together, or one at the end. The router drops what is between them, so that `/metrics/` would be `/metrics`; a rule at
    /// something in front of the desk takes them for two. An address that a gateway calls is typed into its console by hand, or joined by
    /// something on the way: however many slashes it got there, it is the same. Those are open to everybody, so no rule is passed by them.
    static func hasEmptyPart(_ path: String) -> Bool {
        guard !isOfGateways(path) else { return false }
        return hasTwoSlashes(path) || (path.hasSuffix("/") && path.utf8.count > 1)
    }

    private static func isOfGateways(_ path: String) -> Bool {
        let first = path.split(separator: "/", maxSplits: 1).first
        return first == "callbacks" || first == "return"
    }

    private static func hasTwoSlashes(_ path: String) -> Bool {
        var isBehindSlash = false
        for byte in path.utf8 {
            let isSlash = byte == UInt8(ascii: "/")
            if isSlash, isBehindSlash { return true }
            isBehindSlash = isSlash
        }
        return false
    }

    /// How the process itself is looked at: that matters most when there is too much to do, and costs next to nothing.
    static func isOfProcess(_ path: String) -> Bool { path == "/healthz" || path == "/metrics" }
}
#endif
