import GatewaySimulator
import KryptoGO
import PAYUNi
import Payments
import Testing

@Suite("Amounts whose endings decide")
struct AmountEndingTests {
    /// What the ledger and an order with default policies come to, ten days later.
    struct Case: Sendable, CustomTestStringConvertible {
        let ending: AmountEnding
        let method: PaymentMethod
        let isPaid: Bool
        let status: OrderStatus

        var testDescription: String { "\(ending) by \(method)" }
    }

    /// The table of `docs/simulator.md`.
    static let cases: [Case] = AmountEnding.allCases.flatMap { ending -> [Case] in
        func row(_ method: PaymentMethod, _ isPaid: Bool, _ status: OrderStatus) -> Case {
            Case(ending: ending, method: method, isPaid: isPaid, status: status)
        }
        func all(_ isPaid: Bool, _ status: OrderStatus) -> [Case] {
            [PaymentMethod.card, .linePay, .atm, .storeCode, .stablecoin].map { row($0, isPaid, status) }
        }
        switch ending {
        case .paid, .told2, .untold, .overtaken, .delayed, .forged, .brokenSeal: return all(true, .paid)
        case .short:
            return [
                row(.card, true, .paid), row(.linePay, true, .paid), row(.atm, false, .review), row(.storeCode, false, .review),
                row(.stablecoin, false, .review),
            ]
        case .late:
            return [
                row(.card, true, .paid), row(.linePay, true, .paid), row(.atm, true, .review), row(.storeCode, true, .review),
                row(.stablecoin, true, .review),
            ]
        case .declined, .abandoned: return all(false, .expired)
        case .over:
            return [
                row(.card, false, .expired), row(.linePay, false, .expired), row(.atm, false, .review),
                row(.storeCode, false, .review), row(.stablecoin, true, .paid),
            ]
        case .returned:
            return [
                row(.card, true, .paid), row(.linePay, true, .paid), row(.atm, true, .paid), row(.storeCode, true, .paid),
                row(.stablecoin, false, .expired),
            ]
        }
    }

    @Test("Each ending does to each method what the table says", arguments: cases)
    func outcome(_ example: Case) async throws {
        let shop = try Shop(payers: .actByAmount(afterSeconds: 30))
        let deadline: Int64 = example.method == .stablecoin ? 1800 : 8 * 86_400
        var book = Book(shop, due: .twd(1200 + example.ending.rawValue), deadlineSeconds: deadline)
        _ = await book.start("A-1", example.method)
        for _ in 0..<60 {
            shop.time.pass(seconds: 4 * 3600)
            await book.takeMessages()
        }
        await book.ask("A-1", of: example.method)
        book.note(.clock)
        let isPaid = shop.simulator.ledger(of: "A-1").contains { $0.isPaid }
        #expect(isPaid == example.isPaid)
        #expect(book.status == example.status)
    }

    @Test("An untold payment is found by asking alone; one told twice counts once")
    func told() async throws {
        for (ending, count) in [(AmountEnding.untold, 0), (.told2, 4), (.paid, 2), (.forged, 5)] {
            let shop = try Shop(payers: .actByAmount(afterSeconds: 30))
            var book = Book(shop, due: .twd(1200 + ending.rawValue))
            _ = await book.start("A-1", .card)
            shop.time.pass(seconds: 60)
            #expect(shop.simulator.takeMessages().count == count)
            shop.time.pass(seconds: 700)
            await book.ask("A-1", of: .card)
            #expect(book.status == .paid && book.state.received == .twd(1200 + ending.rawValue))
        }
    }

    @Test(
        "A wallet started by call is answered on the phone as the ending says",
        arguments: [
            (0, .paid), (5, .failed), (6, .failed), (11, .awaitingPayer), (2, .paid),
        ] as [(UInt64, Claim)])
    func phone(_ ending: UInt64, _ claim: Claim) async throws {
        let shop = try Shop(payers: .actByAmount(afterSeconds: 30), backEnd: [.linePay])
        _ = await shop.start("A-1", .twd(1200 + ending), .linePay)
        shop.time.pass(seconds: 1000)
        #expect(try await shop.query("A-1").map(\.claim) == [claim])
    }

    @Test(
        "Forged: somebody says paid before there is any money, and nobody may believe it",
        arguments: [
            (.card, []), (.linePay, []), (.atm, []), (.storeCode, []), (.stablecoin, []), (.atm, [.atm]),
            (.storeCode, [.storeCode]), (.linePay, [.linePay]),
        ] as [(PaymentMethod, Set<BackEndMethod>)])
    func forged(_ method: PaymentMethod, _ backEnd: Set<BackEndMethod>) async throws {
        let shop = try Shop(payers: .actByAmount(afterSeconds: 30), backEnd: backEnd)
        _ = await shop.start("A-1", .twd(1209), method)
        shop.time.pass(seconds: 20)
        let messages = shop.simulator.takeMessages()
        #expect(messages.map(\.isForged) == [true])
        #expect(shop.simulator.ledger.allSatisfy { $0.receipts.isEmpty })
        let message = try #require(messages.first)
        guard method == .stablecoin else {
            #expect(throws: CallbackRejection.self) { try shop.payuni.read(message.callback) }
            return
        }
        let id = try #require(shop.simulator.ledger.first?.gatewayNumber)
        #expect(String(decoding: message.body, as: UTF8.self).contains("success"))
        #expect(try shop.kryptogo.read(message.callback) == .hint(id))
        let truth = try await shop.kryptogo.query(AttemptReference(number: "A-1", gatewayNumber: id))
        #expect(truth.transactions.map(\.claim) == [.awaitingPayer])
    }

    @Test("Overtaken: a number is told as paid before it is told as issued")
    func overtaken() async throws {
        let shop = try Shop(payers: .actByAmount(afterSeconds: 30))
        _ = await shop.start("A-1", .twd(1207), .atm)
        shop.time.pass(seconds: 45)
        #expect(shop.claims().isEmpty)
        shop.time.pass(seconds: 15)
        #expect(shop.claims() == [.paid, .awaitingPayer])
        shop.time.pass(seconds: 3600)
        #expect(shop.claims() == [.awaitingPayer])
    }

    @Test("The ending is of the whole part, whatever the currency and the decimals")
    func endings() throws {
        for (amount, ending) in [
            ("1", AmountEnding.short), ("101", .short), ("3.99", .told2), ("19.99", .paid), ("0.5", .paid), ("100", .paid),
            ("12", .returned), ("99913", .paid),
        ] {
            #expect(AmountEnding(try #require(Money(amount, "USD"))) == ending)
        }
    }
}
