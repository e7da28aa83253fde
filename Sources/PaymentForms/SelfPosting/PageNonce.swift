/// A value used once, by which a page's security policy tells its own script from any other.
public struct PageNonce: Sendable, Hashable {
    public let text: String

    /// - Parameter text: 22 to 128 letters, digits, `-` and `_`, from an unguessable source, never used for another answer.
    public init?(_ text: String) {
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                true
            default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            }
        }
        guard allowed, (22...128).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    /// 128 bits of `generator`, which must be unguessable; the system's is.
    public init(using generator: inout some RandomNumberGenerator) {
        let halves = [UInt64.random(in: .min ... .max, using: &generator), UInt64.random(in: .min ... .max, using: &generator)]
        text = halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }

    public static func random() -> PageNonce {
        var generator = SystemRandomNumberGenerator()
        return PageNonce(using: &generator)
    }
}
