#if Dispatcher
public import PaymentDispatcher
internal import Synchronization

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededDice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ..< limit; the slight preference for small numbers does not matter here.
    mutating func below(_ limit: Int) -> Int { limit <= 1 ? 0 : Int(next() % UInt64(limit)) }

    /// True so often out of a thousand.
    mutating func strikes(_ perThousand: Int) -> Bool { below(1000) < perThousand }

    mutating func choice<Element>(of elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }
}

/// Randomness that can be had again.
public final class SeededBytes: RandomSource {
    private let dice: Mutex<SeededDice>

    public init(seed: UInt64) {
        dice = Mutex(SeededDice(seed: seed))
    }

    public func bytes(count: Int) -> [UInt8] {
        dice.withLock { dice in (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next() >> 32) } }
    }
}
#endif
