#if Dispatcher
import GatewaySimulator
import Logging
import Payments
import StrictJSON
import Testing

@testable import PaymentDispatcher

@Suite("Adopting what a payer's browser made")
struct AdoptTests {
    /// What the desk tells a page to write into an intent for the order of this token.
    private func marks(_ id: String, _ token: OrderToken) -> [(String, JSONValue)] {
        [("order_id", .string(id)), ("paydesk_order", .string(token.browserMark(at: "kryptogo") ?? ""))]
    }

    /// Nothing changed: no attempt, no evidence, no binding.
    private func expectUntouched(_ till: Till, _ id: OrderID = "order-1") async throws {
        let timeline = try await till.dispatcher.timeline(id)
        #expect(timeline.journal.isEmpty)
        #expect(timeline.detail.attempts.isEmpty)
    }

    @Test("A page is told amount, address with the order's token, and marks; what it makes with them is adopted and paid")
    func adopted() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let payment = try await till.dispatcher.browserPayment("order-1", at: "kryptogo")
        #expect(payment.amount == Till.money("300"))
        #expect(payment.callbackURL.text == "\(Till.address)/callbacks/kryptogo/\(token)")
        #expect(payment.orderData.map(\.name) == ["order_id", "paydesk_order"])
        #expect(payment.orderData.first?.value == "order-1")
        #expect(payment.orderData.last?.value == token.browserMark(at: "kryptogo"))
        let intent = try till.makeIntent(for: payment)
        let detail = try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)
        #expect(detail.state.attempts.map(\.status) == [.awaitingPayer])
        #expect(detail.attempts.map(\.gatewayNumbers) == [[intent]])
        #expect(detail.attempts.map(\.attempt.method) == [.stablecoin])
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        #expect(await till.deliver().map(\.outcome) == [.hinted])
        #expect(try await till.dispatcher.sync("order-1").state.status == .paid)
        #expect(till.metrics("paydesk_adoptions_total{gateway=kryptogo,outcome=adopted}") == 1)
    }

    @Test("Adopting again changes nothing and asks nobody")
    func again() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent(marks: marks("order-1", token))
        let first = try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)
        let calls = till.transport.count
        let again = try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)
        #expect(again.attempts == first.attempts)
        #expect(till.transport.count == calls)
    }

    @Test("A callback with the order's token adopts what it names, when the page said nothing")
    func byCallback() async throws {
        let till = try Till()
        try await till.open()
        let intent = try till.makeIntent(for: try await till.dispatcher.browserPayment("order-1", at: "kryptogo"))
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        let receipts = await till.deliver()
        #expect(receipts.map(\.outcome) == [.hinted])
        #expect(receipts.map(\.order) == ["order-1"])
        #expect(try await till.status() == .paid)
    }

    @Test(
        "Without the order's token a genuine intent is nothing to us, and nobody is asked",
        arguments: [nil, "guessed"] as [String?])
    func withoutToken(_ token: String?) async throws {
        let till = try Till()
        let order = try #require(try await till.open().token)
        let intent = try till.makeIntent(marks: marks("order-1", order))
        let receipt = await till.dispatcher.receive(till.hint(intent), from: "kryptogo", token: token.map { OrderToken($0) })
        #expect(receipt.outcome == .unknown)
        #expect(receipt.answer == CallbackAnswer(status: 200, body: ""))
        #expect(till.transport.count == 0)
        #expect(await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: "guessed")) == .unknownOrder)
        try await expectUntouched(till)
    }

    @Test("A genuine intent of another order is refused")
    func otherOrder() async throws {
        let till = try Till()
        let token = try #require(try await till.open("order-1").token)
        let other = try #require(try await till.open("order-2").token)
        let intent = try till.makeIntent(marks: marks("order-2", other))
        #expect(await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)) == .foreign(field: "order"))
        try await expectUntouched(till, "order-1")
        try await expectUntouched(till, "order-2")
    }

    @Test("An intent of an order with the same id and amount at another desk is refused, though both share the account")
    func otherDesk() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let staging = try Till()
        try await staging.open("order-0")
        let other = try #require(try await staging.open().token)
        #expect(other != token)
        var payment = try await staging.dispatcher.browserPayment("order-1", at: "kryptogo")
        #expect(payment.amount == Till.money("300"))
        let paid = try till.makeIntent(for: payment)
        try till.simulator.act(.pay(.asAsked), onIntent: paid.text)
        #expect(await failure(try await till.dispatcher.adopt(paid, at: "kryptogo", token: token)) == .foreign(field: "order"))
        till.time.pass(seconds: 2)
        payment.callbackURL = try await till.dispatcher.browserPayment("order-1", at: "kryptogo").callbackURL
        let called = try till.makeIntent(for: payment)
        #expect(await till.dispatcher.receive(till.hint(called), from: "kryptogo", token: token).outcome == .unknown)
        try await expectUntouched(till)
    }

    @Test("An intent that names the order, and not by the mark that is this order's alone, is refused")
    func markOfAnother() async throws {
        let till = try Till()
        let token = try #require(try await till.open("order-1").token)
        let other = try #require(try await till.open("order-2").token)
        let named: [(String, JSONValue)] = [("order_id", "order-1")]
        let mark = try #require(token.browserMark(at: "kryptogo"))
        let ofAnother = try #require(other.browserMark(at: "kryptogo"))
        let elsewhere = try #require(token.browserMark(at: "kryptogo2"))
        let others = ["", mark.uppercased(), String(mark.dropLast()), token.text, ofAnother, elsewhere]
        var values: [JSONValue] = [.null, 7, [.string(mark)]]
        values += others.map { JSONValue.string($0) }
        var forged: [[(String, JSONValue)]] = [named]
        for value in values { forged.append(named + [("paydesk_order", value)]) }
        for data in forged {
            let intent = try till.makeIntent(marks: data)
            let error = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
            #expect(error == .foreign(field: "order"), "\(data)")
            till.time.pass(seconds: 60)
        }
        try await expectUntouched(till, "order-1")
        try await expectUntouched(till, "order-2")
    }

    @Test("An order's mark at an account is always the same, and does not tell the token")
    func mark() {
        let token: OrderToken = "token"
        #expect(token.browserMark(at: "kryptogo") == "9cd9edfdcf363a133fb390b0f7c47cb2")
    }

    @Test("A genuine intent that names no order is refused")
    func unmarked() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent(marks: [("cart", "7")])
        #expect(await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)) == .foreign(field: "order"))
        try await expectUntouched(till)
    }

    @Test(
        "A genuine intent of another amount is refused, paid or not", arguments: ["0.01", "299", "301", "30000"], [false, true])
    func otherAmount(_ amount: String, _ isPaid: Bool) async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent(amount, marks: marks("order-1", token))
        if isPaid { try till.simulator.act(.pay(.asAsked), onIntent: intent.text) }
        #expect(await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)) == .foreign(field: "amount"))
        try await expectUntouched(till)
    }

    @Test("The same number of another currency is refused")
    func otherCurrency() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent("300", "USD", marks: marks("order-1", token))
        #expect(
            await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)) == .foreign(field: "currency"))
        try await expectUntouched(till)
    }

    @Test("300 and 300.00 are one amount")
    func spelling() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent("300.00", marks: marks("order-1", token))
        #expect(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token).attempts.count == 1)
    }

    @Test("A number that the gateway does not know is not adopted")
    func unknownNumber() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        #expect(
            await failure(try await till.dispatcher.adopt("nobodys", at: "kryptogo", token: token)) == .foreign(field: "number"))
        try await expectUntouched(till)
        let again = await till.dispatcher.receive(till.hint("nobodys2"), from: "kryptogo", token: token)
        #expect(again.outcome == .hinted, "kept for when it may be asked about")
        #expect(till.transport.count == 1)
        till.time.pass(seconds: 2)
        let receipt = await till.dispatcher.receive(till.hint("nobodys2"), from: "kryptogo", token: token)
        #expect(receipt.outcome == .unknown)
        #expect(receipt.answer.status == 200)
    }

    @Test("A gateway that makes nothing in browsers adopts nothing")
    func notAdopting() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        #expect(await failure(try await till.dispatcher.adopt("T-1", at: "payuni", token: token)) == .unknownGateway)
        #expect(await failure(try await till.dispatcher.browserPayment("order-1", at: "payuni")) == .unknownGateway)
        #expect(await failure(try await till.dispatcher.browserPayment("nothing", at: "kryptogo")) == .unknownOrder)
    }

    @Test("A page is told nothing for an amount that the gateway does not take; the order stands in the way, not the question")
    func amountNotTaken() async throws {
        let till = try Till()
        try await till.open("yen", due: "9", "JPY")
        #expect(await failure(try await till.dispatcher.browserPayment("yen", at: "kryptogo")) == .conflict(.amountNotTaken))
    }

    @Test("What belongs to one order is no other's, whoever holds whichever token")
    func boundForEver() async throws {
        let till = try Till()
        try await till.open("order-1")
        let token = try #require(try await till.open("order-2").token)
        let number = try await till.pay(.stablecoin, of: "order-1").number
        let intent = try #require(try await till.gatewayNumber(number))
        #expect(await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)) == .foreign(field: "order"))
        try await expectUntouched(till, "order-2")
        #expect(lines(till) == [.debug], "nobody was asked")
    }

    @Test("What is refused before anybody is asked does not fill the log, and what came of asking is told in it")
    func lines() async throws {
        let till = try Till()
        var terms = till.terms()
        terms.gateways = ["payuni"]
        let token = try #require(try await till.dispatcher.open(terms).token)
        let other = try #require(try await till.open("order-2").token)
        let intent = try till.makeIntent(marks: [("cart", "7")])
        for _ in 0..<20 { _ = await till.dispatcher.receive(till.hint(intent), from: "kryptogo", token: token) }
        #expect(till.transport.count == 0)
        #expect(lines(till) == [Logger.Level](repeating: .debug, count: 20))
        #expect(await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: other)) == .foreign(field: "order"))
        #expect(till.transport.count == 1)
        #expect(lines(till).last == .notice)
    }

    private func lines(_ till: Till) -> [Logger.Level] {
        till.log.lines.filter { $0.words == "a transaction was not adopted" }.map(\.level)
    }

    @Test("An intent with the number of another order's attempt is refused")
    func foreignAttempt() async throws {
        let till = try Till()
        let token = try #require(try await till.open("order-1").token)
        try await till.open("order-2")
        let other = try await till.pay(.stablecoin, of: "order-2").number
        for number in [other, "NOBODYS"] {
            let intent = try till.makeIntent(marks: marks("order-1", token) + [("paydesk_attempt", .string(number.text))])
            let error = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
            #expect(error == .foreign(field: "attempt"))
            till.time.pass(seconds: 2)
        }
        try await expectUntouched(till, "order-1")
    }

    @Test("An intent whose creation we lost belongs to its attempt, and resolves it")
    func lostCreate() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        till.simulator.add(.init(.resetAfter, operation: "kryptogo.create"))
        let attempt = try await till.pay(.stablecoin)
        #expect(attempt.outcome == .unknown)
        let intent = try #require(till.simulator.ledger.first).gatewayNumber
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        #expect(await till.deliver().map(\.outcome) == [.hinted])
        let detail = try await till.dispatcher.detail(token: token)
        #expect(detail.state.status == .paid)
        #expect(!detail.state.hasUnknownOutcome)
        #expect(detail.attempts.map(\.attempt.number) == [attempt.number])
    }

    @Test("A second intent with an attempt's number is refused once the first is bound")
    func secondIntent() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let number = try await till.pay(.stablecoin).number
        let intent = try till.makeIntent(marks: marks("order-1", token) + [("paydesk_attempt", .string(number.text))])
        #expect(
            await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)) == .foreign(field: "attempt"))
    }

    @Test("A callback that overtakes the answer to its own creation is no other's")
    func overtaking() async throws {
        let held = HeldTransport()
        let till = try Till(callsBackPending: true, wrapping: held)
        try await till.open()
        held.afterNext { _ = await till.deliver() }
        let attempt = try await till.pay(.stablecoin)
        #expect(attempt.outcome == .started)
        #expect(attempt.instructions != nil)
        let detail = try await till.dispatcher.detail("order-1")
        #expect(detail.attempts.count == 1)
        #expect(detail.attempts.first?.gatewayNumbers.count == 1)
        #expect(!detail.state.hasUnknownOutcome)
    }

    @Test("An order that takes no more attempts adopts no empty intent, and takes in money that has arrived")
    func closed() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent(marks: marks("order-1", token))
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        let error = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
        #expect(error == .conflict(.orderIsClosed))
        #expect(await failure(try await till.dispatcher.browserPayment("order-1", at: "kryptogo")) == .conflict(.orderIsClosed))
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        till.time.pass(seconds: 2)
        let detail = try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)
        #expect(detail.state.status == .review)
        #expect(detail.state.attention.contains { $0.reason == .paidAfterCancel })
    }

    @Test("Money that is on its way is taken in by an order that takes no more attempts, and its end is learned")
    func onItsWay() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent(marks: marks("order-1", token))
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        try till.simulator.act(.seen(.asAsked), onIntent: intent.text)
        let detail = try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)
        #expect(detail.attempts.count == 1 && detail.state.status == .canceled)
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        till.time.pass(seconds: 3_600)
        _ = await till.dispatcher.work()
        #expect(try await till.status() == .review)
    }

    @Test("Who holds a token can have a gateway asked only so often")
    func budget() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        for index in 0..<200 {
            _ = await till.dispatcher.receive(till.hint(GatewayNumber("made\(index)")), from: "kryptogo", token: token)
        }
        #expect(till.transport.count == 1)
        for index in 0..<200 {
            till.time.pass(seconds: 2)
            _ = await till.dispatcher.receive(till.hint(GatewayNumber("up\(index)")), from: "kryptogo", token: token)
        }
        #expect(till.transport.count == 20)
        let lines = till.log.lines.filter { $0.fields["outcome"] == "too_many" }
        #expect(lines.count > 100)
        #expect(lines.allSatisfy { $0.level == .debug }, "they do not fill the log")
    }

    @Test("Many pages at once make one attempt")
    func atOnce() async throws {
        let till = try Till()
        let token = try #require(try await till.open().token)
        let intent = try till.makeIntent(marks: marks("order-1", token))
        await withDiscardingTaskGroup { group in
            for _ in 0..<32 { group.addTask { _ = try? await till.dispatcher.adopt(intent, at: "kryptogo", token: token) } }
        }
        #expect(try await till.dispatcher.detail("order-1").attempts.count == 1)
    }

    @Test("Whichever call of the store fails, adopting again in time binds the money to the order")
    func storeFails() async throws {
        for trouble in [TroubledStore.Trouble.before, .after] {
            var call = 0
            while true {
                call += 1
                let till = try Till()
                let token = try #require(try await till.open().token)
                let intent = try till.makeIntent(marks: marks("order-1", token))
                try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
                till.store.fail(call: call, trouble)
                _ = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
                let reached = till.store.calls.count >= call
                till.store.recover()
                till.time.pass(seconds: 2)
                _ = try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)
                #expect(try await till.dispatcher.sync("order-1").state.status == .paid, "call \(call), \(trouble)")
                if !reached { break }
            }
            #expect(call > 6)
        }
    }
}
#endif
