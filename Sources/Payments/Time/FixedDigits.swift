/// Reads texts of fixed layout, such as dates: so many ASCII digits, then this character, then so many digits.
struct FixedDigits {
    private var rest: ArraySlice<UInt8>

    init(_ text: some StringProtocol) {
        rest = ArraySlice(Array(text.utf8))
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The number written in the next `count` characters; `nil`, and nothing is read, unless all are ASCII digits.
    mutating func next(_ count: Int) -> Int? {
        let head = rest.prefix(count)
        guard head.count == count, head.allSatisfy(\.isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Steps over `character` if it comes next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// How many digits come next.
    var digitsAhead: Int { rest.prefix(while: \.isDigit).count }
}

/// `number` in decimal, filled with zeros on the left.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
