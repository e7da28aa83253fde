import Testing

@testable import Payments

@Suite("Tokens")
struct TokenTests {
    private func token(
        _ contract: String, chain: String = "arb", symbol: String = "USDT", decimals: Int = 6
    ) throws -> Token {
        try #require(Token(chain: chain, contract: contract, symbol: symbol, decimals: decimals))
    }

    @Test("a token needs a chain, a contract and decimals of 0…30")
    func construction() {
        #expect(Token(chain: "", contract: "0x1", symbol: "A", decimals: 6) == nil)
        #expect(Token(chain: "arb", contract: "", symbol: "A", decimals: 6) == nil)
        #expect(Token(chain: "arb", contract: "0x1", symbol: "", decimals: 0) != nil)
        #expect(Token(chain: "arb", contract: "0x1", symbol: "A", decimals: -1) == nil)
        #expect(Token(chain: "arb", contract: "0x1", symbol: "A", decimals: 31) == nil)
        #expect(Token(chain: "arb", contract: "0x1", symbol: "A", decimals: 30) != nil)
    }

    @Test("the spelling of a hexadecimal contract does not matter, and is kept")
    func spelling() throws {
        let mixed = try token("0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9")
        let lower = try token("0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9", symbol: "usdt", decimals: 18)
        let upper = try token("0XFD086BC7CD5C481DCC9C85EBE478A1C0B69FCBB9")
        #expect(mixed == lower && mixed == upper && Set([mixed, lower, upper]).count == 1)
        #expect(mixed.contract == "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9")
        #expect(mixed.canonicalContract == lower.contract && upper.canonical.contract == lower.contract)
        #expect(mixed.canonical.symbol == "USDT" && mixed.canonical.decimals == 6 && mixed.canonical.chain == "arb")
    }

    @Test("other addresses are compared letter by letter")
    func caseSensitive() throws {
        #expect(try token("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") != token("tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t"))
        #expect(Token.canonicalAddress("TR7N") == "TR7N")
    }

    @Test("one contract on two chains is two tokens, and so are two contracts of one symbol")
    func identity() throws {
        #expect(try token("0x1") != token("0x1", chain: "eth"))
        #expect(try token("0x1") != token("0x2"))
    }

    @Test("an amount says its symbol and chain")
    func descriptions() throws {
        let amount = try TokenAmount(#require(ExactDecimal("9.230")), token("0x1"))
        #expect(amount.description == "9.23 USDT on arb")
    }
}
