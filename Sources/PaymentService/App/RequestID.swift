#if Service
import Synchronization

/// Names one request in logs and answers: no other of this process has the same, and hardly one of another.
enum RequestID {
    private static let start = UInt64.random(in: .min ... .max)
    private static let count = Atomic<UInt64>(0)

    static func next() -> String {
        let text = String(mixed(start &+ count.wrappingAdd(1, ordering: .relaxed).newValue), radix: 16)
        return text.utf8.count == 16 ? text : String(repeating: "0", count: 16 - text.utf8.count) + text
    }

    /// Neighbours look nothing like each other, and no two numbers become the same (SplitMix64).
    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
#endif
