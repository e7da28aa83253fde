/// Numbers as columns of decimal digits, calculated the way children do on paper. Slow, plain, and sharing nothing with the code
/// it checks.
struct DigitOracle: Comparable {
    private static let decimals = 30
    private static let columns = 110
    /// Lowest column first.
    private var digits = [Int](repeating: 0, count: columns)

    /// - Parameter text: a well-formed decimal of at most 30 decimals and 80 whole digits.
    init(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        for (index, character) in parts[0].reversed().enumerated() {
            digits[Self.decimals + index] = character.wholeNumberValue ?? 0
        }
        guard parts.count == 2 else { return }
        for (index, character) in parts[1].enumerated() {
            digits[Self.decimals - 1 - index] = character.wholeNumberValue ?? 0
        }
    }

    static func < (left: DigitOracle, right: DigitOracle) -> Bool {
        left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
    }

    func plus(_ other: DigitOracle) -> DigitOracle {
        combined(other) { $0 + $1 }
    }

    /// `other` must not be greater.
    func minus(_ other: DigitOracle) -> DigitOracle {
        combined(other) { $0 - $1 }
    }

    func times(_ factor: Int) -> DigitOracle {
        combined(self) { digit, _ in digit * factor }
    }

    private func combined(_ other: DigitOracle, _ column: (Int, Int) -> Int) -> DigitOracle {
        var result = self
        var carry = 0
        for index in digits.indices {
            let value = column(digits[index], other.digits[index]) + carry
            result.digits[index] = ((value % 10) + 10) % 10
            carry = (value - result.digits[index]) / 10
        }
        return result
    }

    /// No leading and no trailing zeros.
    var text: String {
        let written = digits.reversed().map { Character(String($0)) }
        let whole = String(written.dropLast(Self.decimals).drop { $0 == "0" })
        var rest = String(written.suffix(Self.decimals))
        while rest.last == "0" { rest.removeLast() }
        return (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : ".\(rest)")
    }
}

extension SeededGenerator {
    /// A decimal as somebody may write it: with leading zeros, trailing zeros, or neither.
    mutating func decimalText(wholeDigits: Int, decimals: Int) -> String {
        func digits(_ count: Int, _ generator: inout SeededGenerator) -> String {
            (0..<count).map { _ in
                Bool.random(using: &generator) ? "0" : String(Int.random(in: 0...9, using: &generator))
            }.joined()
        }
        let whole = digits(Int.random(in: 1...wholeDigits, using: &self), &self)
        let rest = digits(Int.random(in: 0...decimals, using: &self), &self)
        return rest.isEmpty ? whole : "\(whole).\(rest)"
    }
}
