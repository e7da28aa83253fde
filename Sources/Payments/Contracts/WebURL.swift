/// An absolute `http` or `https` address, checked once: no user info, no fragment, no control byte, no blank, no backslash.
public struct WebURL: Sendable, Hashable, CustomStringConvertible {
    public enum Scheme: String, Sendable, Hashable {
        case http, https
    }

    public let scheme: Scheme
    /// Lower case. An IPv6 literal keeps its brackets.
    public let host: String
    /// The port as written, or the scheme's own.
    public let port: Int
    /// Path and query, beginning with `/`.
    public let target: String
    /// The address as given.
    public let text: String

    /// - Returns: `nil` for anything that is not a plain absolute web address of at most 2,048 ASCII characters.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2048, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.refused.contains($0) }) else { return nil }
        let rest: Substring
        if text.lowercased().hasPrefix("https://") {
            scheme = .https
            rest = text.dropFirst(8)
        } else if text.lowercased().hasPrefix("http://") {
            scheme = .http
            rest = text.dropFirst(7)
        } else {
            return nil
        }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<end]
        let tail = rest[end...]
        guard !authority.contains("@"), let (host, port) = Self.split(authority) else { return nil }
        self.host = host
        self.port = port ?? (scheme == .https ? 443 : 80)
        target = tail.isEmpty ? "/" : tail.hasPrefix("/") ? String(tail) : "/" + tail
        self.text = text
    }

    public var description: String { text }

    /// Scheme, host and port are equal: a key that may go to one may go to the other.
    public func hasSameOrigin(as other: WebURL) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    /// The address with `path` put behind it, one slash between. `path` must not come from a payer or a callback.
    ///
    /// - Returns: `nil` when the address has a query, behind which no path can stand, or the result is not a web address.
    public func appending(path: String) -> WebURL? {
        guard !text.contains("?") else { return nil }
        return WebURL(text.withoutTrailingSlashes + "/" + path.drop { $0 == "/" })
    }

    private static let refused = Set("\"#<>\\^`{|}".utf8)

    private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
        var hostText = authority
        var port: Int?
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            hostText = authority[...close]
            let rest = authority[authority.index(after: close)...]
            if !rest.isEmpty {
                guard rest.hasPrefix(":"), let value = number(rest.dropFirst()) else { return nil }
                port = value
            }
            let inside = hostText.dropFirst().dropLast()
            guard inside.contains(":"), inside.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
        } else {
            if let colon = authority.firstIndex(of: ":") {
                hostText = authority[..<colon]
                guard let value = number(authority[authority.index(after: colon)...]) else { return nil }
                port = value
            }
            let plain = hostText.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            guard plain, !hostText.isEmpty, hostText.utf8.count <= 253, !hostText.hasPrefix("."), !hostText.contains("..")
            else { return nil }
        }
        return (hostText.lowercased(), port)
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy(\.isDigit), let value = Int(text),
            (1...65535).contains(value)
        else { return nil }
        return value
    }
}
