import StrictJSON
import Testing

@testable import Payments

/// Tokens compare by contract, so equal states may be spelled differently. The bytes must not depend on who spelled first.
@Suite("Differing spellings of one token")
struct TokenSpellingTests {
    private static let spellings = [
        Scene.token("0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", "USDT"),
        Scene.token("0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9", "usdt"),
        Scene.token("0XFD086BC7CD5C481DCC9C85EBE478A1C0B69FCBB9", "USD₮0"),
    ]

    private static func permutations<Element>(_ elements: [Element]) -> [[Element]] {
        guard elements.count > 1 else { return [elements] }
        return elements.indices.flatMap { index in
            var rest = elements
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }

    /// The state's bytes, told in every order, by the batch and by a history.
    private func texts(_ evidence: [Evidence]) -> Set<String> {
        var texts: Set<String> = []
        for telling in Self.permutations(evidence) {
            var history = OrderHistory(Scene.order())
            for piece in telling { _ = history.record(piece) }
            texts.insert(fold(Scene.order(), telling).json.text)
            texts.insert(history.snapshot.state.json.text)
        }
        return texts
    }

    private func movement(_ token: Token, _ received: String) -> TransactionReport.TokenMovement {
        .init(token: token, asked: Scene.decimal("9.23"), received: Scene.decimal(received))
    }

    @Test("said of one transaction: the same bytes in every order")
    func oneTransaction() throws {
        let evidence = Self.spellings.enumerated().map {
            Scene.said(.paid, at: Int64($0), tokens: movement($1, "9.23"))
        }
        let texts = texts(evidence)
        #expect(texts.count == 1)
        #expect(try #require(texts.first).contains(#""contract":"0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9""#))
        #expect(fold(Scene.order(), evidence).status == .paid)
    }

    @Test("said of several transactions: one sum, and the same bytes in every order")
    func severalTransactions() {
        // Many numbers, so that a table's own order shows itself if the fold ever leans on it.
        for round in 0..<12 {
            let evidence = Self.spellings.enumerated().map { index, token in
                Scene.said(.underpaid, at: 5, number: GatewayNumber("T-\(round)-\(index)"), tokens: movement(token, "1"))
            }
            #expect(texts(evidence).count == 1)
            let tokens = fold(Scene.order(), evidence).receivedTokens
            #expect(tokens.map(\.amount.description) == ["3"] && tokens.map(\.token.symbol) == ["usdt"])
        }
    }

    @Test("shown to the payer at one and the same time: the same bytes in every order")
    func instructions() {
        let evidence = Self.spellings.map { token in
            Scene.said(
                .awaitingPayer, at: 1,
                instructions: .token(.init(address: "0xA", amount: TokenAmount(Scene.decimal("9.23"), token), deadline: nil)))
        }
        #expect(texts(evidence).count == 1)
    }

    @Test("two contracts of one symbol, shown at one time: the same bytes in every order")
    func contracts() {
        let evidence = ["0x1", "0x2", "0x3"].map { contract in
            Scene.said(
                .awaitingPayer, at: 1,
                instructions: .token(
                    .init(
                        address: "0xA", amount: TokenAmount(Scene.decimal("9.23"), Scene.token(contract, "USDT")), deadline: nil))
            )
        }
        #expect(texts(evidence).count == 1)
    }

    @Test("a newer spelling shown to the payer is a change, and the newest is what is shown")
    func newest() {
        let shown = Self.spellings.enumerated().map { index, token in
            Scene.said(
                .awaitingPayer, at: Int64(index),
                instructions: .token(.init(address: "0xA", amount: TokenAmount(Scene.decimal("9.23"), token), deadline: nil)))
        }
        #expect(texts(shown).count == 1)
        var history = OrderHistory(Scene.order())
        #expect(shown.compactMap { history.record($0)?.sequence } == [1, 2, 3])
        #expect(history.snapshot.jsonText.contains("USD₮0"))
    }

    @Test("another contract on one transaction is a mismatch, in every order, and is never counted")
    func mismatch() {
        let evidence = [Scene.usdt, Scene.token("0x2", "USDT")].enumerated().map {
            Scene.said(.paid, at: Int64($0), tokens: movement($1, "9.23"))
        }
        #expect(texts(evidence).count == 1)
        let state = fold(Scene.order(), evidence)
        #expect(state.status == .review && state.attention.contains { $0.reason == .mismatch && $0.detail == "token" })
    }

    @Test("token amounts of a callback are not believed; those of a query are")
    func callbacks() {
        let callback = Scene.said(.paid, by: .sealedCallback, at: 5, tokens: movement(Scene.usdt, "9.23"))
        #expect(fold(Scene.order(), [callback]).receivedTokens.isEmpty)
        let query = Scene.said(.paid, at: 6, tokens: movement(Scene.usdt, "9.23"))
        #expect(fold(Scene.order(), [callback, query]).receivedTokens.map(\.amount.description) == ["9.23"])
    }

    @Test("tokens of two contracts stand beside each other, ordered by chain and contract")
    func order() throws {
        let other = try #require(Token(chain: "aaa", contract: "0xFF", symbol: "ZZZ", decimals: 6))
        let tokens = [Scene.token("0x2", "A"), Scene.token("0x1", "B"), other]
        let evidence = tokens.enumerated().map {
            Scene.said(.underpaid, at: 5, number: GatewayNumber("T-\($0)"), tokens: movement($1, "1"))
        }
        #expect(fold(Scene.order(), evidence).receivedTokens.map(\.token.contract) == ["0xff", "0x1", "0x2"])
    }

    @Test("token sums that do not fit are said, and the same bytes come out in every order")
    func tooLarge() throws {
        let largest = try #require(ExactDecimal(coefficient: .max, scale: 0))
        let amounts = [largest, ExactDecimal(whole: 1), ExactDecimal(whole: 2)]
        let evidence = amounts.enumerated().map { index, amount in
            Scene.said(
                .underpaid, at: 5, number: GatewayNumber("T-\(index)"),
                tokens: .init(token: Scene.usdt, asked: amount, received: amount))
        }
        #expect(texts(evidence).count == 1)
        let state = fold(Scene.order(), evidence)
        #expect(state.receivedTokens.map(\.amount) == [largest])
        #expect(state.attention.contains { $0.reason == .amountTooLarge })
    }
}
