/// A set of ASCII bytes in 128 bits: checking a text costs one pass and no call per byte.
struct ASCIISet: Sendable {
    private let low: UInt64
    private let high: UInt64

    init(_ members: String) {
        var bits: (low: UInt64, high: UInt64) = (0, 0)
        for byte in members.utf8 {
            if byte < 64 {
                bits.low |= 1 << UInt64(byte)
            } else if byte < 128 {
                bits.high |= 1 << UInt64(byte - 64)
            }
        }
        (low, high) = bits
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 == 1
    }

    /// Whether the text has a length within `length` and only members of the set, from the byte at `start` on.
    func covers(_ text: String, length: ClosedRange<Int>, from start: Int = 0) -> Bool {
        guard length.contains(text.utf8.count) else { return false }
        var text = text
        return text.withUTF8 { bytes in
            for byte in bytes.dropFirst(start) where !contains(byte) { return false }
            return true
        }
    }

    private static let digits = "0123456789"
    private static let lowerLetters = "abcdefghijklmnopqrstuvwxyz"
    private static let upperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    static let lettersAndDigits = ASCIISet(digits + lowerLetters + upperLetters)
    static let intentID = ASCIISet(digits + lowerLetters + upperLetters + "_-")
    static let slug = ASCIISet(digits + lowerLetters + "_-")
    static let hexDigits = ASCIISet(digits + "abcdefABCDEF")
    /// Base58: neither `0` nor `O`, `I` nor `l`.
    static let base58 = ASCIISet("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
    static let unreserved = ASCIISet(digits + lowerLetters + upperLetters + "-._~")
}

extension String {
    /// The same bytes as `ascii`, which must be ASCII. `==` alone is not enough: Unicode has other characters that count as
    /// equal to ASCII ones. Each of those is longer, so the length settles it.
    func isExactly(_ ascii: String) -> Bool { utf8.count == ascii.utf8.count && self == ascii }
}
