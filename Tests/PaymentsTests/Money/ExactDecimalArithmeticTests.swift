import Testing

@testable import Payments

@Suite("Exact decimals: order and arithmetic")
struct ExactDecimalArithmeticTests {
    private static let largest = ExactDecimal(coefficient: .max, scale: 0)
    private static let smallest = ExactDecimal(coefficient: 1, scale: 30)

    /// Pairs of values with their texts, near each other as often as far apart.
    private func forAllPairs(
        seed: UInt64, wholeDigits: Int, decimals: Int,
        _ check: (_ left: (ExactDecimal, DigitOracle), _ right: (ExactDecimal, DigitOracle)) throws -> Void
    ) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let leftText = generator.decimalText(wholeDigits: wholeDigits, decimals: decimals)
            var rightText = generator.decimalText(wholeDigits: wholeDigits, decimals: decimals)
            if Int.random(in: 0..<4, using: &generator) == 0 { rightText = String(leftText.dropLast()) + "7" }
            let left = try #require(ExactDecimal(leftText)), right = try #require(ExactDecimal(rightText))
            try check((left, DigitOracle(leftText)), (right, DigitOracle(rightText)))
        }
    }

    @Test("order is that of the digits, over the whole range of scales")
    func order() throws {
        try forAllPairs(seed: 11, wholeDigits: 8, decimals: 30) { left, right in
            #expect((left.0 < right.0) == (left.1 < right.1), "\(left.0) \(right.0)")
            #expect((left.0 == right.0) == (left.1 == right.1), "\(left.0) \(right.0)")
        }
    }

    @Test("order holds where sums would not fit")
    func orderAtTheEnds() throws {
        let largest = try #require(Self.largest), smallest = try #require(Self.smallest)
        #expect(smallest < largest && !(largest < smallest))
        #expect(.zero < smallest && !(smallest < .zero))
        #expect(!(largest < largest))
        #expect(ExactDecimal.zero < ExactDecimal(whole: 1))
    }

    @Test("a sum has the digits of the sum on paper, either way round")
    func addition() throws {
        try forAllPairs(seed: 12, wholeDigits: 18, decimals: 18) { left, right in
            let sum = left.0.adding(right.0)
            #expect(sum?.description == left.1.plus(right.1).text)
            #expect(sum == right.0.adding(left.0))
            #expect(sum?.subtracting(right.0) == left.0)
        }
    }

    @Test("a difference has the digits of the difference on paper, and there is none below zero")
    func subtraction() throws {
        try forAllPairs(seed: 13, wholeDigits: 18, decimals: 18) { left, right in
            let difference = left.0.subtracting(right.0)
            #expect((difference == nil) == (left.1 < right.1))
            if let difference {
                #expect(difference.description == left.1.minus(right.1).text)
                #expect(difference.adding(right.0) == left.0)
            }
        }
    }

    @Test("a product with a whole number has the digits of the product on paper")
    func multiplication() throws {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<2000 {
            let text = generator.decimalText(wholeDigits: 10, decimals: 12)
            let factor = Int.random(in: 0...1_000_000_000, using: &generator)
            let value = try #require(ExactDecimal(text))
            #expect(value.multiplied(by: UInt64(factor))?.description == DigitOracle(text).times(factor).text)
        }
    }

    @Test("multiplying distributes over adding")
    func distribution() throws {
        try forAllPairs(seed: 15, wholeDigits: 8, decimals: 8) { left, right in
            let together = left.0.adding(right.0)?.multiplied(by: 977)
            let apart = left.0.multiplied(by: 977).flatMap { product in right.0.multiplied(by: 977).flatMap { product.adding($0) }
            }
            #expect(together != nil && together == apart)
        }
    }

    @Test("what does not fit is nil, never a wrong number and never a trap")
    func overflow() throws {
        let largest = try #require(Self.largest), smallest = try #require(Self.smallest)
        #expect(largest.adding(ExactDecimal(whole: 1)) == nil)
        #expect(largest.adding(smallest) == nil)
        #expect(smallest.adding(largest) == nil)
        #expect(largest.subtracting(smallest) == nil)
        #expect(largest.multiplied(by: 2) == nil)
        #expect(largest.adding(.zero) == largest)
        #expect(largest.subtracting(largest) == .zero)
        #expect(largest.multiplied(by: 0) == .zero)
        #expect(largest.multiplied(by: 1) == largest)
    }
}
