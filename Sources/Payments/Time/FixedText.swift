/// Text of known length, made of numbers of known widths: every line of a log and every document has some.
struct FixedText {
    private var bytes: [UInt8] = []

    init(length: Int) { bytes.reserveCapacity(length) }

    /// - Parameter number: not negative; digits before the last `width` are left out.
    mutating func add(_ number: Int, width: Int) {
        var place = 1
        for _ in 1..<width { place *= 10 }
        while place > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
            place /= 10
        }
    }

    mutating func add(_ sign: Unicode.Scalar) { bytes.append(UInt8(ascii: sign)) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
