#if Transport
/// Hosts that cannot be anything but this machine.
enum LoopbackHost {
    /// `host` as `WebURL` gives it: lower case, an IPv6 literal in brackets.
    static func contains(_ host: String) -> Bool {
        host == "localhost" || host == "[::1]" || isLoopbackIPv4(host)
    }

    /// 127.0.0.0/8 in four plain decimal parts: `127.example.com` and `127.1` are names to be looked up.
    private static func isLoopbackIPv4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                guard let number = UInt8(part) else { return false }
                return String(number) == part
            }
    }
}
#endif
