public import Payments

/// Where a wallet sends the payer back to: a web address, or an address that opens an app (docs: PAYUNi 7, `DeepLinkURL`).
public struct DeepLink: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    public init(_ url: WebURL) {
        text = url.text
    }

    /// - Parameter text: `scheme://rest`, 2,048 visible ASCII characters at most.
    /// - Returns: `nil` for anything else, and for schemes that a browser runs or reads itself, such as `javascript`.
    public init?(_ text: String) {
        if let url = WebURL(text) {
            self.init(url)
            return
        }
        guard Self.opensApp(text) else { return nil }
        self.init(checked: text)
    }

    private init(checked text: String) {
        self.text = text
    }

    private static func opensApp(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return false }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        return scheme.utf8.first?.isLetter == true && scheme.utf8.count <= 64
            && scheme.utf8.allSatisfy { $0.isLetterOrDigit || "+.-".utf8.contains($0) } && !refusedSchemes.contains(scheme)
            && rest.hasPrefix("//") && rest.utf8.count > 2 && text.utf8.count <= 2048
            && rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\^`{|}".utf8.contains($0) }
    }

    public var description: String { text }

    private static let refusedSchemes: Set<String> = [
        "http", "https", "javascript", "vbscript", "data", "file", "blob", "about", "ftp", "ws", "wss", "view-source",
    ]
}
