import Testing

@testable import Payments

@Suite("Money and currencies")
struct MoneyTests {
    @Test("three capital ASCII letters are a currency, and nothing else is")
    func currencies() {
        for code in ["TWD", "USD", "EUR", "XXX"] { #expect(Currency(code)?.code == code) }
        for code in ["", "TW", "TWDX", "twd", "Twd", "TW1", "T D", "ＴＷＤ", "TWÐ", "元", "TWD ", "\u{0422}WD"] {
            #expect(Currency(code) == nil, "\(code)")
        }
        #expect(Currency.twd.description == "TWD" && Currency("USD") == .usd)
    }

    @Test("money is read from two texts, both well formed")
    func reading() {
        #expect(Money("300.0", "TWD") == .twd(300))
        #expect(Money("300", "twd") == nil)
        #expect(Money("-300", "TWD") == nil)
        #expect(Money("0.5", "USD")?.description == "0.5 USD")
        #expect(Money.zero(.usd).isZero && !Money.twd(1).isZero)
    }

    @Test("amounts of one currency add and subtract; those of two never do")
    func arithmetic() throws {
        let dollar = try #require(Money("1", "USD"))
        #expect(Money.twd(2).adding(.twd(3)) == .twd(5))
        #expect(Money.twd(3).subtracting(.twd(2)) == .twd(1))
        #expect(Money.twd(2).subtracting(.twd(3)) == nil)
        #expect(Money.twd(1).adding(dollar) == nil)
        #expect(Money.twd(1).subtracting(dollar) == nil)
        #expect(Money.twd(1) != dollar)
        let largest = Money(try #require(ExactDecimal(coefficient: .max, scale: 0)), .twd)
        #expect(largest.adding(.twd(1)) == nil)
    }
}
