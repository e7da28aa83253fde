#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct SlidingWindowTests {
    private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: 1_000_000 + milliseconds) }

    @Test("As many as allowed may begin at once, the next when the first is a second old")
    func burst() {
        var window = SlidingWindow(limit: 3)
        for moment in [0, 100, 200] as [Int64] {
            #expect(window.opens(at: time(moment)) == time(moment))
            window.begin(at: time(moment))
        }
        #expect(window.free(at: time(999)) == 0)
        #expect(window.opens(at: time(300)) == time(1_000))
        #expect(window.free(at: time(1_000)) == 1)
        window.begin(at: time(1_000))
        #expect(window.opens(at: time(1_000)) == time(1_100))
    }

    @Test("No second ever holds more than allowed, whenever one looks", arguments: [1, 2, 7, 20])
    func never(limit: Int) {
        var window = SlidingWindow(limit: limit)
        var begun: [Int64] = []
        var dice = DiceForTests(seed: UInt64(limit))
        var now: Int64 = 0
        while begun.count < 500 {
            now += Int64(dice.next() % 120)
            while window.free(at: time(now)) > 0, dice.next() % 3 != 0 {
                #expect(window.opens(at: time(now)) == time(now))
                window.begin(at: time(now))
                begun.append(now)
            }
        }
        for start in begun { #expect(begun.count { $0 >= start && $0 < start + 1_000 } <= limit) }
    }

    @Test("A clock that is set back closes the window for a second and no longer")
    func setBack() {
        var window = SlidingWindow(limit: 2)
        window.begin(at: time(3_600_000))
        window.begin(at: time(3_600_000))
        window.turnBack(to: time(0))
        #expect(window.free(at: time(0)) == 0)
        #expect(window.opens(at: time(0)) == time(1_000))
        #expect(window.free(at: time(1_000)) == 2)
    }
}

/// SplitMix64, for inputs drawn by lot.
struct DiceForTests {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
#endif
