/// How long many calls took, in order.
struct Times {
    private let sorted: [Duration]

    init(_ all: [Duration]) { sorted = all.sorted() }

    /// µs.
    func at(percent: Int) -> Double {
        sorted.isEmpty ? 0 : (sorted[min(sorted.count * percent / 100, sorted.count - 1)] / .microseconds(1))
    }
}

/// The same numbers in every run.
struct Random {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next(below bound: Int) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_F491_4F6C_DD1D) % UInt64(bound))
    }
}
