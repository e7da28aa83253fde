#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Hints")
struct HintTests {
    private func tillWithIntent(
        settings: (inout DispatcherSettings) -> Void = { _ in }
    ) async throws -> (till: Till, number: AttemptNumber, intent: GatewayNumber) {
        let till = try Till(settings: settings)
        try await till.open()
        let number = try await till.pay(.stablecoin).number
        await till.settle()
        let intent = try #require(try await till.gatewayNumber(number))
        return (till, number, intent)
    }

    @Test("Nobody asks about a number that is not ours, and nothing is stored of it")
    func unknown() async throws {
        let (till, _, _) = try await tillWithIntent()
        till.store.forgetCalls()
        let calls = till.transport.count
        let receipt = await till.dispatcher.receive(till.hint("0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV"), from: "kryptogo")
        #expect(receipt.outcome == .unknown)
        #expect(receipt.answer == CallbackAnswer(status: 200, body: ""))
        #expect(till.store.calls == ["attemptByGateway"])
        #expect(till.transport.count == calls)
        #expect(till.metrics("paydesk_callbacks_total{gateway=kryptogo,outcome=unknown}") == 1)
    }

    @Test("A flood of forged hints causes no question and no write, and takes no memory")
    func flood() async throws {
        let (till, _, _) = try await tillWithIntent()
        till.store.forgetCalls()
        let calls = till.transport.count
        for index in 0..<10_000 {
            let receipt = await till.dispatcher.receive(till.hint(GatewayNumber("forged\(index)")), from: "kryptogo")
            #expect(receipt.answer.status == 200)
        }
        #expect(Set(till.store.calls) == ["attemptByGateway"])
        #expect(till.transport.count == calls)
        #expect(till.desk.hintBudgets.count == 0)
    }

    @Test("A number of ours leads to a question, and to nothing else")
    func known() async throws {
        let (till, number, intent) = try await tillWithIntent()
        let calls = till.transport.count
        till.time.pass(seconds: 5)
        let receipt = await till.dispatcher.receive(till.hint(intent), from: "kryptogo")
        #expect(receipt.outcome == .hinted)
        #expect(receipt.order == "order-1")
        #expect(receipt.answer == CallbackAnswer(status: 200, body: ""))
        #expect(till.transport.count == calls)
        #expect(try await till.check(number) == till.time.now())
        await till.settle()
        // It said "success"; nobody believes it.
        #expect(try await till.status() == .open)
        #expect(try await till.check(number) == till.time.now())
    }

    @Test("The second hint within two seconds waits for them, the third joins it")
    func tooSoon() async throws {
        let (till, number, intent) = try await tillWithIntent()
        let first = till.time.now()
        _ = await till.dispatcher.receive(till.hint(intent), from: "kryptogo")
        // The question was asked meanwhile, and the next one is far away.
        try await till.store.schedule(.check(number), at: first.adding(seconds: 900))
        till.time.pass(seconds: 1)
        #expect(await till.dispatcher.receive(till.hint(intent, #","a":1"#), from: "kryptogo").outcome == .hinted)
        #expect(try await till.check(number) == first.adding(seconds: 2))
        till.store.forgetCalls()
        for index in 0..<1000 {
            #expect(await till.dispatcher.receive(till.hint(intent, #","b":\#(index)"#), from: "kryptogo").outcome == .hinted)
        }
        #expect(Set(till.store.calls) == ["attemptByGateway"])
        #expect(try await till.check(number) == first.adding(seconds: 2))
        #expect(try await till.journal().count { if case .hint = $0.statement { true } else { false } } == 1)
    }

    @Test("Twenty questions an hour, then the next is planned for when the hour is over")
    func hourly() async throws {
        let (till, number, intent) = try await tillWithIntent()
        let first = till.time.now()
        for index in 0..<20 {
            _ = await till.dispatcher.receive(till.hint(intent, #","a":\#(index)"#), from: "kryptogo")
            #expect(try await till.check(number) == till.time.now())
            try await till.store.schedule(.check(number), at: first.adding(seconds: 7200))
            till.time.pass(seconds: 2)
        }
        _ = await till.dispatcher.receive(till.hint(intent), from: "kryptogo")
        #expect(try await till.check(number) == first.adding(seconds: 3600))
        #expect(try await till.journal().count { if case .hint = $0.statement { true } else { false } } == 20)
    }

    @Test("However long somebody goes on, an order keeps twenty hints of an attempt, and each still leads to its question")
    func bounded() async throws {
        let (till, number, intent) = try await tillWithIntent()
        for index in 0..<30 {
            till.time.pass(seconds: 600)
            try await till.store.schedule(.check(number), at: till.after(7_200))
            let receipt = await till.dispatcher.receive(till.hint(intent, #","a":\#(index)"#), from: "kryptogo")
            #expect(receipt.outcome == .hinted)
            #expect(try await till.check(number) == till.time.now())
        }
        #expect(try await till.journal().count { if case .hint = $0.statement { true } else { false } } == 20)
    }

    @Test("After an outage a payer's callback is asked about before the thousands that are due for longer")
    func ahead() async throws {
        let (till, number, intent) = try await tillWithIntent(settings: { $0.reconciliation.ratePerSecond = 2 })
        for index in 2...9 {
            try await till.open(OrderID("order-\(index)"))
            _ = try await till.pay(.stablecoin, of: OrderID("order-\(index)"))
            await till.settle()
        }
        till.time.pass(seconds: 3_000)
        // Of all it is the least due.
        try await till.store.schedule(.check(number), at: till.time.now())
        let before = till.transport.count
        _ = await till.dispatcher.receive(till.hint(intent), from: "kryptogo")
        _ = await till.dispatcher.work()
        #expect(till.transport.count - before == 2, "the gateway's rate")
        let work = try await till.store.work(of: "order-1").first { $0.subject == .check(number) }
        #expect(try #require(work).due > till.time.now(), "it was among them")
        #expect(work?.isAwaited == false)
    }

    @Test("What was given back may be sent again: a callback about it leads to a question, though nobody asks about it any more")
    func givenBack() async throws {
        let (till, number, intent) = try await tillWithIntent()
        for action in [IntentAction.pay(.short), .refund] {
            try till.simulator.act(action, onIntent: number.text)
            till.time.pass(seconds: 30)
            _ = try await till.dispatcher.sync("order-1")
        }
        _ = await till.dispatcher.work()
        #expect(try await till.state().attempts.map(\.status) == [.returned])
        #expect(try await till.check(number) == nil)
        till.time.pass(seconds: 600)
        let before = till.transport.count
        #expect(await till.dispatcher.receive(till.hint(intent), from: "kryptogo").outcome == .hinted)
        _ = await till.dispatcher.work()
        #expect(till.transport.count == before + 1)
        #expect(try await till.check(number) == nil, "and is over again")
    }

    @Test("A hint never pushes a question that is planned already into the future")
    func neverLater() async throws {
        let (till, number, intent) = try await tillWithIntent()
        _ = await till.dispatcher.receive(till.hint(intent), from: "kryptogo")
        let planned = try #require(try await till.check(number))
        till.time.pass(seconds: 1)
        _ = await till.dispatcher.receive(till.hint(intent, #","a":1"#), from: "kryptogo")
        await till.settle()
        #expect(try await till.check(number) == planned)
    }

    @Test("When a gateway is asked enough already, more hints are to come again")
    func shed() async throws {
        let (till, _, _) = try await tillWithIntent { $0.callbacks.queriesPerSecond = 2 }
        var intents: [GatewayNumber] = []
        for index in 2...4 {
            let id = OrderID("order-\(index)")
            try await till.open(id)
            intents.append(try #require(try await till.gatewayNumber(try await till.pay(.stablecoin, of: id).number)))
        }
        var receipts: [CallbackReceipt] = []
        for intent in intents { receipts.append(await till.dispatcher.receive(till.hint(intent), from: "kryptogo")) }
        #expect(receipts.map(\.outcome) == [.hinted, .hinted, .shed])
        #expect(receipts.last?.answer.status == 429)
        #expect(receipts.last?.retryAfterSeconds == 1)
        till.time.pass(seconds: 1)
        #expect(await till.dispatcher.receive(till.hint(intents[2]), from: "kryptogo").outcome == .hinted)
    }

    @Test("About what a query has said the last word, a hint asks no more")
    func answered() async throws {
        let (till, number, intent) = try await tillWithIntent()
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        _ = try await till.dispatcher.sync("order-1")
        #expect(try await till.status() == .paid)
        let planned = try await till.check(number)
        let count = try await till.journal().count
        #expect(await till.dispatcher.receive(till.hint(intent), from: "kryptogo").outcome == .hinted)
        #expect(try await till.check(number) == planned)
        #expect(try await till.journal().count == count)
    }

    @Test("A genuine callback of the gateway leads to the same question as a forged one, and the query tells the truth")
    func genuine() async throws {
        let (till, number, intent) = try await tillWithIntent()
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        #expect(await till.deliver().map(\.outcome) == [.hinted])
        #expect(try await till.status() == .open)
        #expect(try await till.check(number) == till.time.now())
        #expect(try await till.dispatcher.sync("order-1").state.status == .paid)
    }

    @Test("Whichever call of the store fails, a hint is not acknowledged")
    func storeFails() async throws {
        var call = 0
        while true {
            call += 1
            let (till, number, intent) = try await tillWithIntent()
            till.time.pass(seconds: 5)
            till.store.fail(call: call)
            let receipt = await till.dispatcher.receive(till.hint(intent), from: "kryptogo")
            if till.store.calls.count < call {
                #expect(receipt.outcome == .hinted)
                break
            }
            #expect(receipt.outcome == .failed)
            #expect(receipt.answer.status == 503)
            till.store.recover()
            till.time.pass(seconds: 2)
            #expect(await till.dispatcher.receive(till.hint(intent), from: "kryptogo").outcome == .hinted)
            #expect(try await till.check(number) == till.time.now())
        }
        #expect(call == 6)
    }

    @Test(
        "A question that could not be planned is not spent: the message that is sent again at once leads to it",
        arguments: ["load", "append", "work", "schedule"])
    func givenBack(_ operation: String) async throws {
        let (till, number, intent) = try await tillWithIntent { $0.callbacks.queriesPerSecond = 1 }
        till.time.pass(seconds: 5)
        let first = till.time.now()
        till.store.fail(operation)
        #expect(await till.dispatcher.receive(till.hint(intent), from: "kryptogo").outcome == .failed)
        till.store.recover()
        #expect(await till.dispatcher.receive(till.hint(intent), from: "kryptogo").outcome == .hinted)
        #expect(try await till.check(number) == first)

        // So is one that is planned for later.
        try await till.store.schedule(.check(number), at: first.adding(seconds: 900))
        till.time.pass(seconds: 1)
        let isNeeded = operation != "append"
        if isNeeded { till.store.fail(operation) }
        let receipt = await till.dispatcher.receive(till.hint(intent, #","a":1"#), from: "kryptogo")
        #expect(receipt.outcome == (isNeeded ? .failed : .hinted))
        till.store.recover()
        _ = await till.dispatcher.receive(till.hint(intent, #","a":1"#), from: "kryptogo")
        #expect(try await till.check(number) == first.adding(seconds: 2))
    }

    @Test("A body that names no number is refused", arguments: ["", "[]", "{}", #"{"payment_intent_id":"../x"}"#, "{"])
    func malformed(_ body: String) async throws {
        let till = try Till()
        let receipt = await till.dispatcher.receive(Callback(.server, body: Array(body.utf8)), from: "kryptogo")
        #expect(receipt.outcome == .rejected)
        #expect(receipt.answer.status == 400)
        #expect(till.store.calls.isEmpty)
    }

    @Test("A long body of a hint is not kept")
    func longBody() async throws {
        let (till, _, intent) = try await tillWithIntent()
        _ = await till.dispatcher.receive(
            till.hint(intent, #","x":"\#(String(repeating: "x", count: 20_000))""#), from: "kryptogo")
        let entry = try #require(try await till.dispatcher.timeline("order-1").journal.last)
        #expect(try await till.store.rawBody(of: "order-1", at: entry.position) == nil)
    }
}
#endif
