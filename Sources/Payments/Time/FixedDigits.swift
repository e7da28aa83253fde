/// Reads texts of fixed layout, such as dates: so many ASCII digits, then this character, then so many digits.
struct FixedDigits {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { place == bytes.count }

    /// The number written in the next `count` characters; `nil`, and nothing is read, unless all are ASCII digits.
    mutating func next(_ count: Int) -> Int? {
        guard digitsAhead(atMost: count) == count else { return nil }
        var number = 0
        for byte in bytes[place..<place + count] { number = number * 10 + Int(byte - 0x30) }
        place += count
        return number
    }

    /// Steps over `character` if it comes next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard !isAtEnd, UInt32(bytes[place]) == character.value else { return false }
        place += 1
        return true
    }

    /// How many digits come next.
    var digitsAhead: Int { digitsAhead(atMost: bytes.count - place) }

    private func digitsAhead(atMost count: Int) -> Int {
        var end = place
        while end < bytes.count, end - place < count, bytes[end].isDigit { end += 1 }
        return end - place
    }
}

/// `number` in decimal, filled with zeros on the left.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
