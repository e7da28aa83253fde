/// SplitMix64: the same numbers for the same seed on every machine.
package struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ..< limit; the slight preference for small numbers does not matter here.
    mutating func below(_ limit: UInt64) -> UInt64 { limit == 0 ? 0 : next() % limit }

    mutating func digits(_ count: Int) -> String { text(count, from: Array("0123456789")) }

    mutating func hexDigits(_ count: Int) -> String { text(count, from: Array("0123456789abcdef")) }

    mutating func lettersAndDigits(_ count: Int) -> String {
        text(count, from: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    }

    package mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 32) } }

    private mutating func text(_ count: Int, from alphabet: [Character]) -> String {
        String((0..<count).map { _ in alphabet[Int(below(UInt64(alphabet.count)))] })
    }
}
