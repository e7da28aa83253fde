#if Service
/// Where the server listens.
struct ListenAddress: Hashable {
    let host: String
    let port: Int

    /// Reads `host:port`, an IPv6 address in brackets; port 0 takes any that is free.
    init(_ setting: Setting?) throws(SettingError) {
        guard let setting else {
            host = "127.0.0.1"
            port = 8080
            return
        }
        let wanted = "must be a host, a colon and a port from 0 to 65535; an IPv6 address stands in brackets"
        guard let colon = setting.text.lastIndex(of: ":") else { throw setting.rejected(wanted) }
        var host = setting.text[..<colon]
        let digits = setting.text[setting.text.index(after: colon)...]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw setting.rejected(wanted)
        }
        let isHost = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "@") }
        guard !host.isEmpty, isHost, !digits.isEmpty, digits.utf8.count <= 5, digits.allSatisfy(\.isASCII),
            digits.allSatisfy(\.isNumber),
            let port = Int(digits), (0...65535).contains(port)
        else { throw setting.rejected(wanted) }
        self.host = String(host)
        self.port = port
    }
}
#endif
