package import Payments

/// Where a link or a form may lead. There is no way to make one that runs a script.
package struct LinkTarget: Sendable, Hashable {
    package let text: String

    private init(_ text: String) {
        self.text = text
    }

    package init(_ url: WebURL) {
        text = url.text
    }

    /// A path on this server, with what is put behind it percent-encoded, one part between two slashes each.
    package init(path parts: [String], query: [(name: String, value: String)] = []) {
        var text = parts.map { "/" + Self.encoded($0) }.joined()
        if text.isEmpty { text = "/" }
        for (index, pair) in query.enumerated() {
            text += (index == 0 ? "?" : "&") + Self.encoded(pair.name) + "=" + Self.encoded(pair.value)
        }
        self.text = text
    }

    /// A place on the same page.
    package init(fragment id: StaticString) {
        text = "#" + id.description
    }

    /// Opens a wallet: `request` is what stands behind `ethereum:` (EIP-681).
    package init(ethereum request: String) {
        text = "ethereum:" + request
    }

    /// Everything but letters, digits and `-._~` as its bytes in hexadecimal.
    private static func encoded(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 {
            if byte.isLetterOrDigit || "-._~".utf8.contains(byte) {
                output.append(byte)
            } else {
                output.append(UInt8(ascii: "%"))
                let digits = String(byte, radix: 16, uppercase: true)
                output += (digits.utf8.count == 1 ? "0" + digits : digits).utf8
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
