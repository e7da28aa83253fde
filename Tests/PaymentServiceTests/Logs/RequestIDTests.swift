#if Service
import Testing

@testable import PaymentService

@Suite("Names of requests")
struct RequestIDTests {
    private let names = (0..<10_000).map { _ in RequestID.next() }

    @Test("Each is 16 hex digits, and no two are the same")
    func shape() {
        #expect(names.allSatisfy { $0.utf8.count == 16 && UInt64($0, radix: 16) != nil && $0 == $0.lowercased() })
        #expect(Set(names).count == names.count)
    }

    @Test("They are no numbers in a row, not under a disguise that can be taken off either")
    func noCounter() {
        let numbers = names.compactMap { UInt64($0, radix: 16) }
        let near: UInt64 = 1 << 20
        for disguise in [{ $0 }, Self.unmixed] as [(UInt64) -> UInt64] {
            let bare = numbers.map(disguise)
            #expect(!zip(bare, bare.dropFirst()).contains { $1 &- $0 < near })
        }
    }

    /// What SplitMix64 makes of a number, undone.
    private static func unmixed(_ number: UInt64) -> UInt64 {
        var bare = number ^ (number >> 31) ^ (number >> 62)
        bare &*= 0x3196_42B2_D24D_8EC3
        bare = bare ^ (bare >> 27) ^ (bare >> 54)
        bare &*= 0x96DE_1B17_3F11_9089
        bare = bare ^ (bare >> 30) ^ (bare >> 60)
        return bare &* 0xF1DE_83E1_9937_733D
    }
}
#endif
