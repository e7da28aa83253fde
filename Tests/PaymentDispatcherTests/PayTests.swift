#if Dispatcher
import GatewaySimulator
import PAYUNi
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Starting an attempt")
struct PayTests {
    @Test("A stablecoin attempt shows an address, and its number is bound before anybody hears of it")
    func stablecoin() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.stablecoin)
        guard case .token(let transfer)? = attempt.instructions else { throw Absent() }
        #expect(transfer.amount.token == till.token)
        #expect(attempt.outcome == .started)
        #expect(attempt.amount == Till.money("300"))
        let state = try await till.state()
        #expect(state.attempts.map(\.status) == [.awaitingPayer])
        #expect(state.attempts.first?.instructions == attempt.instructions)
        #expect(try await till.gatewayNumber(attempt.number) == till.simulator.ledger.first?.gatewayNumber)
        #expect(till.transport.operations == ["kryptogo.create"])
        #expect(till.metrics("paydesk_attempts_total{gateway=kryptogo,outcome=started}") == 1)
    }

    @Test("A card attempt is a form for the payer's browser, with this desk's addresses in it")
    func card() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.payByCard()
        guard case .form? = attempt.instructions else { throw Absent() }
        let messages = till.simulator.takeMessages()
        #expect(Set(messages.map(\.url.text)) == [Till.address + "/callbacks/payuni", Till.address + "/return/payuni"])
        #expect(till.transport.count == 0)
    }

    @Test("The language that the payer chose comes back with their browser, at the desk's own address and at no other")
    func languageOnTheWayBack() async throws {
        let till = try Till()
        try await till.open()
        let own = Till.address + "/return/payuni?lang=en"
        let addresses: [(WebURL?, String)] = [
            (nil, own), (Till.url("https://shop.example/back"), "https://shop.example/back"),
        ]
        for (address, expected) in addresses {
            let choice = PaymentChoice(method: .card, returnURL: address, language: "en")
            let attempt = try await till.dispatcher.pay("order-1", through: "payuni", choice)
            guard case .form(let form)? = attempt.instructions else { throw Absent() }
            till.visit(form)
            try till.simulator.act(.decline(.card), on: attempt.number)
            let messages = till.simulator.takeMessages()
            #expect(Set(messages.map(\.url.text)) == [Till.address + "/callbacks/payuni", expected])
        }
    }

    @Test("The callback address of a gateway that seals nothing carries the order's token")
    func tokenInAddress() async throws {
        let till = try Till(callsBackPending: true)
        let order = try await till.open()
        try await till.pay(.stablecoin)
        let token = try #require(order.token)
        #expect(till.simulator.takeMessages().map(\.url.text) == [Till.address + "/callbacks/kryptogo/" + token.text])
    }

    @Test("An attempt's number fits every gateway, tells the time and cannot be guessed")
    func numbers() async throws {
        let till = try Till()
        let now = till.time.now()
        let drawn = (0..<1000).map { _ in AttemptNumbers.draw(at: now, till.randomness) }
        #expect(Set(drawn).count == 1000)
        for gateway in [till.payuni as any PaymentGateway, till.kryptogo] {
            #expect(drawn.allSatisfy { gateway.capabilities.attemptNumbers.allows($0) })
        }
        let later = AttemptNumbers.draw(at: now.adding(milliseconds: 1), till.randomness)
        #expect(drawn.allSatisfy { $0 < later })
        let farAhead = AttemptNumbers.draw(at: Timestamp(milliseconds: .max), till.randomness)
        #expect(farAhead.text.utf8.count == AttemptNumbers.length)
    }

    @Test("A number that is taken is drawn again, and the gateway hears of one only")
    func numberTaken() async throws {
        let till = try Till()
        try await till.open()
        let first = try await till.pay(.stablecoin)
        till.randomness.repeatLast()
        let second = try await till.pay(.stablecoin)
        #expect(first.number != second.number)
        #expect(till.simulator.ledger.count == 2)
    }

    @Test("A refused attempt is recorded as such, and another way may be tried")
    func refused() async throws {
        let till = try Till()
        try await till.open()
        till.simulator.add(.init(.refuse, operation: "kryptogo.create"))
        let error = await failure(try await till.pay(.stablecoin, of: "order-1"))
        guard case .refused(let reason, let number)? = error else { throw Absent() }
        #expect(reason.kind == .unavailable)
        let state = try await till.state()
        #expect(state.attempts.map(\.number) == [number])
        #expect(state.attempts.map(\.status) == [.failed])
        #expect(state.status == .open)
        #expect(try await till.pay(.stablecoin).outcome == .started)
    }

    @Test("A create whose answer was lost is unknown, is never sent again, and is found in the gateway's list")
    func lostAtKryptoGO() async throws {
        let till = try Till()
        try await till.open()
        till.simulator.add(.init(.resetAfter, operation: "kryptogo.create"))
        let attempt = try await till.pay(.stablecoin)
        #expect(attempt.outcome == .unknown)
        #expect(attempt.instructions == nil)
        #expect(try await till.state().hasUnknownOutcome)
        #expect(try await till.check(attempt.number) == till.time.now())
        let found = try await till.dispatcher.sync("order-1")
        #expect(!found.state.hasUnknownOutcome)
        #expect(found.state.attempts.map(\.status) == [.awaitingPayer])
        #expect(till.transport.operations == ["kryptogo.create", "kryptogo.list", "kryptogo.query"])
        #expect(try await till.gatewayNumber(attempt.number) == till.simulator.ledger.first?.gatewayNumber)
    }

    @Test("A create whose answer was lost is found by its number where the gateway can be asked by it")
    func lostAtPAYUNi() async throws {
        let till = try Till()
        try await till.open()
        till.simulator.add(.init(.resetAfter, operation: "payuni.atm"))
        let attempt = try await till.pay(.atm)
        #expect(attempt.outcome == .unknown)
        let found = try await till.dispatcher.sync("order-1")
        #expect(found.state.attempts.map(\.status) == [.awaitingPayer])
        guard case .bankTransfer? = found.state.attempts.first?.instructions else { throw Absent() }
        #expect(till.transport.operations == ["payuni.atm", "payuni.trade_query"])
    }

    @Test("A create that was lost and never happened changes nothing when it is looked for")
    func neverHappened() async throws {
        let till = try Till()
        try await till.open()
        till.simulator.add(.init(.resetBefore, operation: "kryptogo.create"))
        try await till.pay(.stablecoin)
        let detail = try await till.dispatcher.sync("order-1")
        #expect(detail.state.hasUnknownOutcome)
        #expect(detail.state.status == .open)
        #expect(try await till.pay(.atm).outcome == .started)
    }

    @Test("The same request again is the same attempt, and the gateway is called once")
    func sameRequest() async throws {
        let till = try Till()
        try await till.open()
        let first = try await till.pay(.stablecoin, request: "click-1")
        let again = try await till.pay(.stablecoin, request: "click-1")
        #expect(again == first)
        #expect(till.transport.operations == ["kryptogo.create"])
        #expect(try await till.pay(.stablecoin, request: "click-2").number != first.number)
    }

    @Test("The same request after a lost answer has nothing to show")
    func sameRequestWithoutInstructions() async throws {
        let till = try Till()
        try await till.open()
        till.simulator.add(.init(.resetAfter, operation: "kryptogo.create"))
        let lost = try await till.pay(.stablecoin, request: "click-2")
        #expect(try await till.pay(.stablecoin, request: "click-2") == lost)
        #expect(till.transport.operations == ["kryptogo.create"])
    }

    @Test("The same request after a refusal is refused again without a call")
    func sameRequestRefused() async throws {
        let till = try Till()
        try await till.open()
        till.simulator.add(.init(.refuse, operation: "kryptogo.create"))
        let choice = PaymentChoice(method: .stablecoin, request: "click-1")
        guard case .refused(_, let number)? = await failure(try await till.dispatcher.pay("order-1", through: "kryptogo", choice))
        else { throw Absent() }
        guard case .refused(_, number)? = await failure(try await till.dispatcher.pay("order-1", through: "kryptogo", choice))
        else { throw Absent() }
        #expect(till.transport.count == 1)
    }

    @Test("A request's name cannot be used for something else")
    func reusedRequest() async throws {
        let till = try Till()
        try await till.open()
        try await till.pay(.stablecoin, request: "click-1")
        let choice = PaymentChoice(method: .atm, request: "click-1")
        #expect(await failure(try await till.dispatcher.pay("order-1", through: "payuni", choice)) == .conflict(.keyReused))
    }

    @Test("The same request many times at once calls the gateway once")
    func sameRequestAtOnce() async throws {
        let till = try Till()
        try await till.open()
        let choice = PaymentChoice(method: .stablecoin, request: "click-1")
        let numbers = await withTaskGroup(of: AttemptNumber?.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    do throws(DispatcherError) {
                        return try await till.dispatcher.pay("order-1", through: "kryptogo", choice).number
                    } catch {
                        #expect(error == .conflict(.stillRunning))
                        return nil
                    }
                }
            }
            return await group.reduce(into: Set<AttemptNumber>()) { if let number = $1 { $0.insert(number) } }
        }
        #expect(numbers.count == 1)
        #expect(till.transport.operations == ["kryptogo.create"])
        #expect(try await till.dispatcher.detail("order-1").attempts.count == 1)
    }

    @Test("What cannot be asked for is refused before anything is stored")
    func invalid() async throws {
        let till = try Till()
        try await till.open(due: "10")
        let pay = till.dispatcher.pay
        #expect(await failure(try await pay("order-1", "nobody", PaymentChoice(method: .card))) == .unknownGateway)
        for (gateway, choice, field) in [
            ("kryptogo", PaymentChoice(method: .card), "method"), ("payuni", PaymentChoice(method: "barter"), "method"),
            // Store codes begin at 30 dollars.
            ("payuni", PaymentChoice(method: .storeCode), "method"),
            ("payuni", PaymentChoice(method: .card, language: "\n"), "language"),
            ("payuni", PaymentChoice(method: .card, request: ""), "request"),
        ] {
            guard case .invalid(field, _)? = await failure(try await pay("order-1", GatewayID(gateway), choice)) else {
                Issue.record("\(field)")
                continue
            }
        }
        #expect(!till.store.calls.contains("reserve"))
    }

    @Test("An order that is paid, canceled or over takes no more attempts")
    func closed() async throws {
        let till = try Till()
        try await till.open("paid")
        try await till.payByCard(of: "paid")
        await till.deliver()
        try await till.open("canceled")
        _ = try await till.dispatcher.cancel("canceled", by: "shop", text: "")
        // Nobody has looked at the clock yet: the order still says open.
        try await till.open("late", deadlineSeconds: 100)
        till.time.pass(seconds: 101)
        let choice = PaymentChoice(method: .stablecoin)
        for id in ["paid", "canceled", "late"] {
            let error = await failure(try await till.dispatcher.pay(OrderID(id), through: "kryptogo", choice))
            #expect(error == .conflict(.orderIsClosed))
            #expect(try await till.dispatcher.methods(for: OrderID(id)).isEmpty)
        }
    }

    @Test("Where late money counts within the grace, an attempt may begin within it")
    func grace() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 100, policies: PolicyTerms(late: .acceptWithinGrace, graceSeconds: 1000))
        till.time.pass(seconds: 500)
        try await till.payByCard()
        await till.deliver()
        #expect(try await till.status() == .paid)
    }

    @Test("Methods fit the order's currency and amount")
    func methods() async throws {
        let till = try Till()
        try await till.open()
        let offered = try await till.dispatcher.methods(for: "order-1")
        #expect(offered.first == OfferedMethod(gateway: "kryptogo", method: .stablecoin))
        #expect(offered.contains(OfferedMethod(gateway: "payuni", method: .atm)))
        try await till.open("dollars", due: "9.50", "USD")
        #expect(try await till.dispatcher.methods(for: "dollars").map(\.gateway) == ["kryptogo"])
        // PAYUNi takes whole dollars only.
        try await till.open("half", due: "300.50", "TWD")
        #expect(try await till.dispatcher.methods(for: "half").map(\.gateway) == ["kryptogo"])
        try await till.open("yen", due: "9", "JPY")
        #expect(try await till.dispatcher.methods(for: "yen").isEmpty)
    }

    @Test("An order takes only so many attempts, and says for ever that it takes no more; their money still counts")
    func tooMany() async throws {
        let till = try Till()
        try await till.open()
        var last: StartedAttempt?
        for _ in 0..<Order.mostAttempts { last = try await till.pay(.card) }
        #expect(await failure(try await till.pay(.card, of: "order-1")) == .conflict(.attemptsUsedUp))
        // The gateway's page is still open then.
        till.time.pass(seconds: 600)
        #expect(await failure(try await till.pay(.stablecoin, of: "order-1")) == .conflict(.attemptsUsedUp))
        #expect(await failure(try await till.dispatcher.browserPayment("order-1", at: "kryptogo")) == .conflict(.attemptsUsedUp))
        #expect(try await till.dispatcher.methods(for: "order-1").isEmpty)
        #expect(try await till.status() == .open)
        try till.simulator.act(.approve(.card), on: try #require(last).number)
        await till.deliver()
        #expect(try await till.status() == .paid)
    }

    @Test("A gateway that gives one number twice has nothing to show to the second payer")
    func sameGatewayNumber() async throws {
        let gateway = ScriptedGateway(start: { request in
            .done(
                AttemptStart(
                    instructions: .redirect(.init(url: Till.url("https://pay.example/1"))),
                    report: TransactionReport(gatewayNumber: "N-1", claim: .awaitingPayer, raw: "new", amount: request.amount)))
        })
        let till = try Till(gateways: [gateway])
        try await till.open("order-1")
        try await till.open("order-2")
        let choice = PaymentChoice(method: .card)
        #expect(try await till.dispatcher.pay("order-1", through: gateway.id, choice).instructions != nil)
        let second = try await till.dispatcher.pay("order-2", through: gateway.id, choice)
        #expect(second.outcome == .unknown)
        #expect(second.instructions == nil)
        #expect(try await till.state("order-2").attempts.first?.instructions == nil)
    }

    @Test("Whichever call of the store fails, the gateway is called at most once, and the payer's money is found")
    func storeFails() async throws {
        for trouble in [TroubledStore.Trouble.before, .after] {
            var call = 0
            while true {
                call += 1
                let till = try Till()
                try await till.open()
                till.store.fail(call: call, trouble)
                let error = await failure(try await till.pay(.stablecoin, of: "order-1"))
                let reached = till.store.calls.count >= call
                till.store.recover()
                let created = till.transport.operations.count { $0 == "kryptogo.create" }
                #expect(created <= 1)
                if created == 1 {
                    let intent = try #require(till.simulator.ledger.first)
                    try till.simulator.act(.pay(.asAsked), onIntent: intent.gatewayNumber.text)
                    #expect(try await till.dispatcher.sync("order-1").state.status == .paid, "call \(call), \(trouble)")
                } else {
                    #expect(error != nil)
                    #expect(try await till.pay(.stablecoin).outcome == .started)
                }
                if !reached { break }
            }
            #expect(call > 5)
        }
    }

    @Test("A crash between the reservation and the call leaves a number to ask about")
    func crash() async throws {
        let till = try Till()
        try await till.open()
        let reserved = try await till.desk.reserve(
            "order-1", at: till.kryptogo, PaymentChoice(method: .stablecoin, request: "click-1"))
        guard case .reserved(let planned) = reserved else { throw Absent() }
        #expect(try await till.check(planned.record.attempt.number) == till.time.now().adding(seconds: 20))
        // The process is gone; the caller comes again.
        till.desk.starts.end(planned.record.attempt.number)
        let again = try await till.pay(.stablecoin, request: "click-1")
        #expect(again.number == planned.record.attempt.number)
        #expect(again.outcome == .unknown)
        #expect(till.transport.count == 0)
    }
}

/// Something that must be there is not.
struct Absent: Error {}
#endif
