#if Dispatcher
internal import Payments

/// Numbers of attempts: 22 digits and capitals, of which the first ten tell the millisecond and the others nothing, so that they sort by
/// time, cannot be guessed, and fit every gateway.
enum AttemptNumbers {
    static let length = AttemptNumberRule.neededLength

    static func draw(at now: Timestamp, _ randomness: any RandomSource) -> AttemptNumber {
        let time = UInt64(max(now.milliseconds, 0))
        var lot: UInt64 = 0
        for byte in randomness.bytes(count: 8) { lot = lot << 8 | UInt64(byte) }
        return AttemptNumber(text(time, digits: 10) + text(lot, digits: 12))
    }

    /// Five bits a digit, without the letters that are read as digits.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    private static func text(_ number: UInt64, digits: Int) -> String {
        String((0..<digits).reversed().map { alphabet[Int(number >> UInt64($0 * 5) & 31)] })
    }
}
#endif
