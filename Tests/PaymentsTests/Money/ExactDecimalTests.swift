import Testing

@testable import Payments

@Suite("Exact decimals: reading and writing")
struct ExactDecimalTests {
    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    private static func nines(_ count: Int) -> String { String(repeating: "9", count: count) }

    private static let read: [(text: String, written: String)] = [
        ("0", "0"), ("00", "0"), ("0.0", "0"), ("0.000000", "0"), ("1", "1"), ("007", "7"), ("0300", "300"), ("300", "300"),
        ("300.0", "300"), ("300.00", "300"), ("0.1", "0.1"), ("0.10", "0.1"), ("00.10", "0.1"), ("0.01", "0.01"),
        ("9.23", "9.23"), ("9.230000", "9.23"), ("10", "10"), ("10.01", "10.01"), ("100000", "100000"),
        ("18446744073709551615", "18446744073709551615"), ("18446744073709551616", "18446744073709551616"),
        (nines(38), nines(38)), ("1" + zeros(37), "1" + zeros(37)), ("0." + nines(30), "0." + nines(30)),
        (nines(8) + "." + nines(30), nines(8) + "." + nines(30)), ("0." + zeros(29) + "1", "0." + zeros(29) + "1"),
        ("0." + zeros(35), "0"), ("1." + zeros(35), "1"), ("1.5" + zeros(34), "1.5"), (zeros(50) + "1", "1"),
        ("340282366920938463463374607431768211455", "340282366920938463463374607431768211455"),
    ]

    private static let refused: [String] = [
        "", " ", ".", "..", "-", "+", ".5", "5.", "0.", ".0", "1.2.3", "1..2", "-1", "+1", "-0", "−1", "1-", "1e3", "1E3", "1e-3",
        "0x10", "0b1", "1_000", "1,000", "1,5", "1 000", " 1", "1 ", "1\t", "1\n", "\n1", "1\r\n", "1\u{00A0}", "\u{FEFF}1",
        "1\u{0}", "\u{200B}1", "NaN", "nan", "inf", "Infinity", "null", "true", "一百", "百", "½", "²", "1²", "Ⅳ",
        "１２３", "1２", "٣٠٠", "٣", "۳۰۰", "३००", "๓๐๐", "𝟑𝟎𝟎", "①", "1٫5", "1．5", "1·5", "$1", "NT$300", "300元", "300 TWD",
        "1\u{0301}", "3\u{20E3}", "(1)", "1%", "1/2", "=1", "'1'", "\"1\"", "0." + zeros(30) + "1", "0." + nines(31),
        "340282366920938463463374607431768211456", nines(39), nines(60), "1" + zeros(39), zeros(61),
        "34028236692093846346337460743176821145.60001",
    ]

    @Test("well-formed texts are read, and written in lowest form")
    func accepted() {
        for (text, written) in Self.read {
            #expect(ExactDecimal(text)?.description == written, "\(text)")
        }
    }

    @Test("everything else is refused: signs, exponents, blanks, other scripts' digits, too many digits")
    func refusals() {
        #expect(Set(Self.refused).count >= 60)
        for text in Self.refused {
            #expect(ExactDecimal(text) == nil, "\(text.debugDescription)")
        }
    }

    @Test("a part of a text is read as the text itself")
    func substrings() {
        let text = "amount=12.50;"
        #expect(ExactDecimal(text.dropFirst(7).dropLast()) == ExactDecimal("12.5"))
    }

    @Test("one value has one form: equal, of one hash, written alike")
    func oneForm() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let text = generator.decimalText(wholeDigits: 15, decimals: 10)
            let point = text.contains(".") ? "" : "."
            let padded = Self.zeros(Int.random(in: 0...3, using: &generator)) + text + point + "00"
            let (left, right) = (ExactDecimal(text), ExactDecimal(padded))
            #expect(left != nil && left == right && left.hashValue == right.hashValue, "\(text)")
            #expect(left?.description == DigitOracle(text).text)
            #expect(left?.description == right?.description)
        }
        #expect(ExactDecimal("300") == ExactDecimal("300.0"))
        #expect(ExactDecimal("300") != ExactDecimal("300.01"))
    }

    @Test("what is written is read back as the same value, whatever the value")
    func roundTrip() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<3000 {
            let bits = Int.random(in: 0...127, using: &generator)
            let coefficient = UInt128.random(in: 0...UInt128.max, using: &generator) >> UInt128(bits)
            guard let value = ExactDecimal(coefficient: coefficient, scale: Int.random(in: 0...30, using: &generator)) else {
                Issue.record("\(coefficient) has no form")
                continue
            }
            #expect(ExactDecimal(value.description) == value)
        }
    }

    @Test("a coefficient with a scale outside 0…30 is refused, unless only zeros are behind it")
    func scales() {
        #expect(ExactDecimal(coefficient: 1, scale: -1) == nil)
        #expect(ExactDecimal(coefficient: 1, scale: 31) == nil)
        #expect(ExactDecimal(coefficient: 10, scale: 31)?.scale == 30)
        #expect(ExactDecimal(coefficient: 0, scale: 99) == .zero)
        #expect(ExactDecimal(coefficient: 0, scale: -99) == .zero)
        #expect(ExactDecimal(coefficient: 12300, scale: 3) == ExactDecimal("12.3"))
    }

    @Test("whole numbers are whole, and only those that fit")
    func whole() {
        #expect(ExactDecimal(whole: .max).wholeNumber == .max)
        #expect(ExactDecimal("300.0")?.wholeNumber == 300)
        #expect(ExactDecimal("300.5")?.wholeNumber == nil)
        #expect(ExactDecimal("18446744073709551616")?.wholeNumber == nil)
        #expect(ExactDecimal.zero.isZero && ExactDecimal("0.00")?.isZero == true)
        #expect(ExactDecimal("0.01")?.isZero == false)
    }
}
