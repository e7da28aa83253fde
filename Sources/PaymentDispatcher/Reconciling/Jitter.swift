#if Dispatcher
import Payments

/// Spreads what would happen at one time. By the attempt's number and not by lot, so that a plan told twice is one plan.
enum Jitter {
    /// - Returns: milliseconds, up to a tenth shorter or longer than so many seconds.
    static func around(_ seconds: Int64, _ number: AttemptNumber, _ turn: Timestamp) -> Int64 {
        let tenth = seconds * 100
        return seconds * 1000 - tenth + share(number, turn.milliseconds, of: 2 * tenth)
    }

    /// - Returns: up to five seconds behind a moment that many share.
    static func behind(_ moment: Timestamp, _ number: AttemptNumber) -> Timestamp {
        moment.adding(milliseconds: share(number, 0, of: 5_000))
    }

    /// FNV-1a over the text, then mixed with the turn: 0 ... limit.
    private static func share(_ number: AttemptNumber, _ turn: Int64, of limit: Int64) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in number.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ UInt64(bitPattern: turn)) &* 0x9E37_79B9_7F4A_7C15
        return Int64((hash ^ (hash >> 31)) % UInt64(max(limit, 0) + 1))
    }
}
#endif
