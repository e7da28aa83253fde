extension WebURL {
    /// An `https` address whose host is written in the source, so that it needs no check and cannot fail.
    package init(knownHost: StaticString) {
        scheme = .https
        host = "\(knownHost)"
        port = 443
        target = "/"
        text = "https://\(knownHost)"
    }

    /// The address with `path` put behind it, one slash between. For paths written in the source; the address has no query.
    package func appending(knownPath path: String) -> WebURL {
        WebURL(
            scheme: scheme, host: host, port: port, target: target.withoutTrailingSlashes + "/" + path,
            text: text.withoutTrailingSlashes + "/" + path)
    }

    private init(scheme: Scheme, host: String, port: Int, target: String, text: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.target = target
        self.text = text
    }

    /// Scheme, host and, where it is not the scheme's own, port: what browsers call an origin.
    package var origin: String {
        let usual = scheme == .https ? 443 : 80
        return "\(scheme.rawValue)://\(host)" + (port == usual ? "" : ":\(port)")
    }

    /// The host is this machine itself. A part as `01` is read in two ways, and is none of it: transports call it another machine.
    package var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }
}

extension String {
    /// An address or a path that ends in slashes, however many, without them.
    var withoutTrailingSlashes: String {
        var rest = self[...]
        while rest.hasSuffix("/") { rest.removeLast() }
        return String(rest)
    }
}
