/// Writing text into markup that reads the same as HTML and as XML.
package enum Markup {
    /// Escapes for a quoted attribute and for text alike: nothing left in it can end either.
    package static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            case UInt8(ascii: "`"): bytes.append(contentsOf: "&#96;".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a browser would post exactly this text: it drops NUL, rewrites line ends, and cannot carry other control characters.
    package static func canCarry(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(canCarry)
    }

    /// The text with every character replaced that no page can carry.
    static func carriable(_ text: String) -> String {
        replacing(text) { !canCarry($0) }
    }

    /// The text as it may be shown between others: without what no page can carry, and without the characters that would turn
    /// the direction of what stands behind it, so that no text can disguise its neighbour.
    static func showable(_ text: String) -> String {
        replacing(text) { scalar in
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069: true
            default: !canCarry(scalar)
            }
        }
    }

    private static func canCarry(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isNoncharacterCodePoint && scalar.properties.generalCategory != .control
    }

    private static func replacing(_ text: String, where isUnfit: (Unicode.Scalar) -> Bool) -> String {
        guard text.unicodeScalars.contains(where: isUnfit) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(isUnfit(scalar) ? "\u{FFFD}" : scalar) }
        return String(shown)
    }
}
