#if Service
import Payments

/// Percent-encoded text, read strictly.
enum PercentText {
    /// - Returns: `nil` for an escape that is none, for what is not UTF-8, and for control characters.
    static func decoded(_ text: Substring, plusIsBlank: Bool) -> String? {
        // Most texts are plain names, and stay as they are.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") || !isVisible($0) }) else {
            return String(text)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard bytes.allSatisfy(isVisible) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isVisible(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }

    private static func digit(_ byte: UInt8) -> UInt8? {
        guard byte.isHexDigit else { return nil }
        return byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10
    }
}
#endif
