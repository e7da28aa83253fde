#if Dispatcher
import GatewaySimulator
import Logging
import PAYUNi
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Sealed messages")
struct SealedCallbackTests {
    @Test("A sealed message that says paid settles the order, once it is applied")
    func paid() async throws {
        let till = try Till()
        try await till.open()
        try await till.payByCard()
        let receipts = await till.deliver()
        #expect(receipts.map(\.outcome) == [.stored, .stored])
        #expect(receipts.allSatisfy { $0.order == "order-1" && $0.answer.status == 200 })
        await till.settle()
        #expect(try await till.dispatcher.order("order-1").status == .paid)
        #expect(try await till.events().map(\.name).last == "order.paid")
        #expect(till.metrics("paydesk_callbacks_total{gateway=payuni,outcome=stored}") == 2)
        #expect(till.metrics("paydesk_order_events_total{event=order.paid}") == 1)
    }

    @Test("A sealed message costs one read and one write, and no question")
    func cost() async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number)
        till.store.forgetCalls()
        #expect(await till.dispatcher.receive(callback, from: "payuni").outcome == .stored)
        #expect(till.store.calls == ["load", "append"])
        #expect(till.transport.count == 0)
    }

    @Test("Whoever is told that a message is stored finds the order up to date, and the event told")
    func upToDate() async throws {
        let (till, number) = try await Till.withForm()
        let watched = till.dispatcher.changes(of: "order-1")
        #expect(await till.dispatcher.receive(try till.sealed(number), from: "payuni").outcome == .stored)
        let record = try await till.dispatcher.order("order-1")
        #expect(record.status == .paid)
        #expect(!record.version.isBehind)
        #expect(till.desk.line.take().isEmpty)
        #expect(till.metrics("paydesk_order_events_total{event=order.paid}") == 1)
        var changes = watched.makeAsyncIterator()
        #expect(await changes.next()?.state.status == .paid)
    }

    @Test("What others say meanwhile leaves an acknowledged message due, and both are applied")
    func contested() async throws {
        let (till, number) = try await Till.withForm()
        till.store.isContested = true
        #expect(await till.dispatcher.receive(try till.sealed(number), from: "payuni").outcome == .stored)
        till.store.isContested = false
        let record = try await till.dispatcher.order("order-1")
        #expect(record.status == .open)
        #expect(record.version.isBehind)
        await till.settle()
        #expect(try await till.dispatcher.order("order-1").status == .paid)
        #expect(try await till.events().count { $0.name == "order.paid" } == 1)
    }

    @Test("A message about an order that cannot be read is kept, and applied when it can be read again")
    func unreadableOrder() async throws {
        let (till, number) = try await Till.withForm()
        till.store.fail("load", .corrupted)
        let receipt = await till.dispatcher.receive(try till.sealed(number), from: "payuni")
        #expect(receipt.outcome == .stored)
        #expect(receipt.answer.status == 200)
        till.store.recover()
        await till.settle()
        #expect(try await till.dispatcher.order("order-1").status == .paid)
    }

    @Test("A change that the store refuses does not cost what was said")
    func refusedChange() async throws {
        let (till, number) = try await Till.withForm()
        till.store.refusesChanges = true
        #expect(await till.dispatcher.receive(try till.sealed(number), from: "payuni").outcome == .stored)
        till.store.refusesChanges = false
        #expect(try await till.dispatcher.order("order-1").status == .open)
        await till.settle()
        #expect(try await till.dispatcher.order("order-1").status == .paid)
    }

    @Test("An answer is kept even while its order cannot be read")
    func unreadable() async throws {
        let (till, number) = try await Till.withForm()
        let record = try #require(try await till.store.attempt(number))
        let reading = try till.payuni.read(try till.sealed(number))
        guard case .authenticated(let report) = reading else {
            Issue.record("it is sealed")
            return
        }
        till.store.fail("load", .corrupted)
        #expect(try await till.desk.learn(report, about: record, by: .query).map(\.isRepetition) == [false])
        till.store.recover()
        await till.settle()
        #expect(try await till.dispatcher.order("order-1").status == .paid)
    }

    @Test("A thousand copies of a message, many at once, are one event")
    func doubled() async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number)
        let outcomes = await withTaskGroup(of: CallbackReceipt.self) { group in
            for _ in 0..<1000 { group.addTask { await till.dispatcher.receive(callback, from: "payuni") } }
            return await group.reduce(into: [CallbackReceipt.Outcome: Int]()) { counts, receipt in
                #expect(receipt.answer.status == 200)
                counts[receipt.outcome, default: 0] += 1
            }
        }
        #expect(outcomes == [.stored: 1, .repetition: 999])
        await till.settle()
        #expect(try await till.events().map(\.name) == ["order.updated", "order.paid"])
    }

    @Test(
        "A message that was not sealed with our key changes nothing", arguments: ["another key", "outer words", "cut", "empty"])
    func forged(_ how: String) async throws {
        let (till, number) = try await Till.withForm()
        var callback = try till.sealed(number)
        switch how {
        case "another key": callback = try till.sealed(number, key: String(repeating: "x", count: 32))
        case "outer words": callback.body = Array("Status=SUCCESS&TradeStatus=1&MerTradeNo=\(number)".utf8)
        case "cut": callback.body.removeLast(3)
        default: callback.body = []
        }
        till.store.forgetCalls()
        let receipt = await till.dispatcher.receive(callback, from: "payuni")
        #expect(receipt.outcome == .rejected)
        #expect(receipt.answer.status == 400)
        #expect(till.store.calls.isEmpty)
        #expect(till.transport.count == 0)
        #expect(till.metrics.names.contains { $0.hasPrefix("paydesk_callbacks_rejected_total{gateway=payuni") })
    }

    @Test("A genuine message for another merchant is refused, and counted as that")
    func wrongMerchant() async throws {
        let (till, number) = try await Till.withForm()
        let receipt = await till.dispatcher.receive(try till.sealed(number, ["MerID": "OTHER1"]), from: "payuni")
        #expect(receipt.outcome == .rejected)
        #expect(receipt.answer == CallbackAnswer(status: 400, body: "merchant_mismatch"))
        #expect(till.metrics("paydesk_callbacks_rejected_total{gateway=payuni,code=merchant_mismatch}") == 1)
        #expect(try await till.journal().isEmpty)
    }

    @Test("Our own request sent back as a message is refused")
    func reflected() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.dispatcher.pay("order-1", through: "payuni", PaymentChoice(method: .card))
        guard case .form(let form)? = attempt.instructions else { throw Absent() }
        let body = FormEncoder.encode(form.fields.map { (name: $0.name, value: $0.value) })
        let receipt = await till.dispatcher.receive(Callback(.server, body: body), from: "payuni")
        #expect(receipt.outcome == .rejected)
        #expect(try await till.status() == .open)
    }

    @Test("A genuine message about nothing of ours is acknowledged, and nothing is stored")
    func unknownAttempt() async throws {
        let (till, _) = try await Till.withForm()
        till.store.forgetCalls()
        let receipt = await till.dispatcher.receive(try till.sealed("SOMEBODY-ELSES"), from: "payuni")
        #expect(receipt.outcome == .unknown)
        #expect(receipt.answer.status == 200)
        #expect(receipt.order == nil)
        #expect(till.store.calls == ["load"])
        #expect(till.metrics("paydesk_callbacks_total{gateway=payuni,outcome=unknown}") == 1)
    }

    @Test("A sealed message about a number that is not in the store is told of once, with the number")
    func lostAttempt() async throws {
        let (till, _) = try await Till.withForm()
        let callback = try till.sealed("LOST-1")
        for _ in 0..<10 { _ = await till.dispatcher.receive(callback, from: "payuni") }
        let lines = till.log.lines.filter { $0.words.contains("not in this store") }
        #expect(lines.count == 10)
        #expect(lines.count { $0.level == .warning } == 1)
        #expect(lines.first?.fields["attempt"] == "LOST-1")
        #expect(lines.first?.fields["transaction"] == "T-1")
        #expect(lines.first?.fields["status"] == "paid")
    }

    @Test("A message of one account about an attempt at another changes nothing, is told of, and is to come again")
    func otherAccount() async throws {
        let probe = try Till()
        let food = PAYUNiGateway(
            settings: PAYUNiSettings(id: "payuni-food", credentials: probe.credentials, environment: .sandbox),
            transport: probe.transport, time: probe.time)
        let till = try Till(gateways: [food])
        try await till.open()
        let number = try await till.pay(.card).number
        for _ in 0..<2 {
            let receipt = await till.dispatcher.receive(try till.sealed(number), from: "payuni-food")
            #expect(receipt.outcome == .failed)
            #expect(receipt.answer == CallbackAnswer(status: 503, body: ""))
            #expect(receipt.retryAfterSeconds != nil)
        }
        let brought = try till.sealed(number, kind: .browserReturn)
        #expect(await till.dispatcher.receive(brought, from: "payuni-food").outcome == .unknown)
        #expect(try await till.journal().isEmpty)
        #expect(try await till.status() == .open)
        let lines = till.log.lines.filter { $0.words.contains("of another account") }
        #expect(lines.map(\.level) == [.warning, .debug, .debug])
        #expect(lines.first?.fields["order"] == "order-1")
        #expect(lines.first?.fields["attempt"] == number.text)
        #expect(await till.dispatcher.receive(try till.sealed(number), from: "payuni").outcome == .stored)
    }

    @Test("An address of a gateway that nobody configured does not exist")
    func unknownGateway() async throws {
        let till = try Till()
        let receipt = await till.dispatcher.receive(try till.sealed("A-1"), from: "anybody")
        #expect(receipt.outcome == .unknown)
        #expect(receipt.answer.status == 404)
        #expect(till.metrics("paydesk_callbacks_total{gateway=unknown,outcome=unknown}") == 1)
    }

    @Test("A genuine message about something else is acknowledged")
    func unrelated() async throws {
        let till = try Till()
        let invoice = try till.sealed(fields: [
            ("Status", "SUCCESS"), ("MerID", "SHOP01"), ("InvoiceNotifyType", "1"), ("InvoiceNo", "AB12345678"),
        ])
        let receipt = await till.dispatcher.receive(invoice, from: "payuni")
        #expect(receipt.outcome == .unrelated)
        #expect(receipt.answer.status == 200)
    }

    @Test("A wrong amount is recorded, asks for a person, and pays for nothing", arguments: ["1", "299", "301", "30000"])
    func wrongAmount(_ amount: String) async throws {
        let (till, number) = try await Till.withForm()
        #expect(await till.dispatcher.receive(try till.sealed(number, ["TradeAmt": amount]), from: "payuni").outcome == .stored)
        await till.settle()
        let state = try await till.state()
        #expect(state.status == .review)
        #expect(state.attention.contains { $0.reason == .wrongAmount })
        #expect(till.metrics("paydesk_attention_total{reason=wrongAmount}") == 1)
    }

    @Test("A payment under a gateway's number that is another order's pays for nothing here")
    func boundElsewhere() async throws {
        let till = try Till()
        try await till.open("order-1")
        try await till.open("order-2")
        let first = try await till.pay(.card, of: "order-1").number
        let second = try await till.pay(.card, of: "order-2").number
        #expect(await till.dispatcher.receive(try till.sealed(first), from: "payuni").outcome == .stored)
        let again = try till.sealed(second)
        #expect(await till.dispatcher.receive(again, from: "payuni").outcome == .stored)
        #expect(await till.dispatcher.receive(again, from: "payuni").outcome == .repetition)
        await till.settle()
        #expect(try await till.status("order-1") == .paid)
        let state = try await till.state("order-2")
        #expect(state.status == .review)
        #expect(state.attention.contains { $0.reason == .mismatch && $0.detail == "gatewayNumber" })
        #expect(try await till.gatewayNumber(second) == nil)
    }

    @Test("What the payer's browser brings never settles anything by itself")
    func browserReturn() async throws {
        let (till, number) = try await Till.withForm()
        let receipt = await till.dispatcher.receive(try till.sealed(number, kind: .browserReturn), from: "payuni")
        #expect(receipt.outcome == .stored)
        #expect(receipt.order == "order-1")
        await till.settle()
        #expect(try await till.status() == .processing)
        #expect(try await till.state().received.amount.isZero)
        #expect(try await till.check(number) != nil)
    }

    @Test("One decline is counted once, though a message and an answer tell of it")
    func declinedOnce() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.card)
        try till.simulator.act(.decline(.card), on: attempt.number)
        await till.deliver()
        await till.settle()
        till.time.pass(seconds: 25)
        _ = try await till.dispatcher.sync("order-1")
        await till.settle()
        #expect(till.transport.operations.contains { $0.hasSuffix("query") })
        #expect(till.metrics("paydesk_declines_total{gateway=payuni}") == 1)
    }

    @Test("A declined card leaves the order open for another way, and many are counted")
    func declined() async throws {
        let till = try Till()
        try await till.open()
        for _ in 0..<3 {
            let attempt = try await till.pay(.card)
            try till.simulator.act(.decline(.card), on: attempt.number)
            await till.deliver()
            await till.settle()
        }
        #expect(try await till.status() == .open)
        #expect(till.metrics("paydesk_declines_total{gateway=payuni}") == 3)
        #expect(till.metrics("paydesk_repeated_declines_total") == 1)
        try await till.payByCard()
        await till.deliver()
        #expect(try await till.status() == .paid)
    }

    @Test(
        "When the store fails nothing is acknowledged, and the message is taken when it comes again",
        arguments: ["load", "append"])
    func storeFails(_ operation: String) async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number)
        for kind in [
            OrderStoreError.Kind.unavailable(retryAfterSeconds: 7), .busy(retryAfterSeconds: 7), .full, .readOnly, .corrupted,
        ] where operation == "append" || kind != .corrupted {
            till.store.fail(operation, kind)
            let receipt = await till.dispatcher.receive(callback, from: "payuni")
            #expect(receipt.outcome == .failed)
            #expect(receipt.answer.status == 503)
            #expect(receipt.retryAfterSeconds != nil)
        }
        till.store.recover()
        #expect(try await till.journal().isEmpty)
        #expect(await till.dispatcher.receive(callback, from: "payuni").outcome == .stored)
    }

    @Test("A message that was stored before the answer was lost is a repetition when it comes again")
    func answerLost() async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number)
        till.store.fail(call: 2, .after)
        #expect(await till.dispatcher.receive(callback, from: "payuni").outcome == .failed)
        #expect(await till.dispatcher.receive(callback, from: "payuni").outcome == .repetition)
        #expect(try await till.status() == .paid)
    }

    @Test("The bytes that were sealed are kept beside what was read from them, and can be read again")
    func rawBody() async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number)
        _ = await till.dispatcher.receive(callback, from: "payuni")
        let entry = try #require(try await till.dispatcher.timeline("order-1").journal.last)
        let kept = try #require(try await till.store.rawBody(of: "order-1", at: entry.position))
        #expect(kept.starts(with: "EncryptInfo=".utf8))
        #expect(try till.payuni.read(Callback(.server, body: kept)) == till.payuni.read(callback))
        guard case .evidence(let evidence) = entry.fact else { throw Absent() }
        #expect(evidence.digest?.utf8.count == 64)
    }

    @Test("A policy that wants a query waits for it, and a check is due")
    func confirmation() async throws {
        let till = try Till()
        try await till.open(policies: PolicyTerms(confirmation: .always))
        let attempt = try await till.payByCard()
        await till.deliver()
        await till.settle()
        #expect(try await till.status() == .processing)
        #expect(try await till.check(attempt.number) != nil)
        // For ten minutes PAYUNi itself calls its answer incomplete.
        till.time.pass(seconds: 601)
        #expect(try await till.dispatcher.sync("order-1").state.status == .paid)
    }
}
#endif
