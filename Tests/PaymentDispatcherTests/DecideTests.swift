#if Dispatcher
import GatewaySimulator
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Decisions")
struct DecideTests {
    private func decisions(_ till: Till) async throws -> [Decision] {
        try await till.journal().compactMap { if case .decision(let decision) = $0.statement { decision } else { nil } }
    }

    @Test("An order without money is canceled; doing it again changes nothing")
    func canceled() async throws {
        let till = try Till()
        try await till.open()
        let detail = try await till.dispatcher.cancel("order-1", by: "shop", text: "sold out")
        #expect(detail.state.status == .canceled)
        #expect(try await till.dispatcher.order("order-1").status == .canceled)
        #expect(try await till.dispatcher.cancel("order-1", by: "shop", text: "sold out").snapshot == detail.snapshot)
        #expect(try await decisions(till) == [Decision(number: 1, kind: .cancel, by: "shop", text: "sold out")])
        #expect(try await till.events().map(\.name) == ["order.canceled"])
    }

    @Test("Canceling an order whose money is in hand leaves it paid, and says so")
    func canceledAfterPaid() async throws {
        let till = try Till()
        try await till.open()
        try await till.payByCard()
        await till.deliver()
        till.time.pass(seconds: 1)
        let state = try await till.dispatcher.cancel("order-1", by: "shop", text: "").state
        #expect(state.status == .paid)
        #expect(state.attention.contains { $0.reason == .canceledAfterPaid })
    }

    @Test("Money that comes after the cancel asks for a person, who may accept it")
    func paidAfterCancel() async throws {
        let till = try Till()
        try await till.open()
        let attempt = try await till.pay(.card)
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        till.time.pass(seconds: 5)
        try till.simulator.act(.approve(.card), on: attempt.number)
        await till.deliver()
        #expect(try await till.status() == .review)
        till.time.pass(seconds: 5)
        #expect(try await till.dispatcher.decide("order-1", .accept, by: "Mei", text: "").state.status == .paid)
    }

    @Test("Whoever opens an order again in the very moment in which its money was given back knows of that")
    func afterVoid() async throws {
        let till = try Till()
        try await till.open()
        let number = try await till.pay(.card).number
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        till.time.pass(seconds: 5)
        try till.simulator.act(.approve(.card), on: number)
        await till.deliver()
        #expect(try await till.status() == .review)
        till.time.pass(seconds: 5)
        let record = try #require(try await till.store.attempt(number))
        let voided = TransactionReport(gatewayNumber: try #require(record.gatewayNumbers.first), claim: .canceled, raw: "3")
        try await till.desk.learn(GatewayReport(attempt: number, transactions: [voided]), about: record, by: .query)
        #expect(try await till.status() == .canceled)
        #expect(try await till.dispatcher.decide("order-1", .reopen, by: "Mei", text: "").state.status == .open)
    }

    @Test("Whoever cancels in the very moment in which the gateway denied the money knows of that")
    func afterDenial() async throws {
        let till = try Till()
        try await till.open()
        let number = try await till.pay(.card).number
        try till.simulator.act(.approve(.card), on: number)
        await till.deliver()
        till.time.pass(seconds: 5)
        let record = try #require(try await till.store.attempt(number))
        let denied = TransactionReport(gatewayNumber: try #require(record.gatewayNumbers.first), claim: .failed, raw: "2")
        try await till.desk.learn(GatewayReport(attempt: number, transactions: [denied]), about: record, by: .query)
        #expect(try await till.status() == .review)
        #expect(try await till.dispatcher.cancel("order-1", by: "Mei", text: "").state.status == .canceled)
    }

    @Test("Money that goes back after it was accepted leaves the order paid, though the clock was put right in between")
    func voidAfterAFastClock() async throws {
        let till = try Till()
        try await till.open()
        let number = try await till.pay(.card).number
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        till.time.pass(seconds: 5)
        try till.simulator.act(.approve(.card), on: number)
        await till.deliver()
        till.time.show(secondsAhead: 100)
        #expect(try await till.dispatcher.decide("order-1", .reopen, by: "Mei", text: "").state.status == .paid)
        till.time.show(secondsAhead: 0)
        till.time.pass(seconds: 5)
        let record = try #require(try await till.store.attempt(number))
        let voided = TransactionReport(gatewayNumber: try #require(record.gatewayNumbers.first), claim: .canceled, raw: "3")
        try await till.desk.learn(GatewayReport(attempt: number, transactions: [voided]), about: record, by: .query)
        let state = try await till.state()
        #expect(state.status == .paid && state.refundStatus == .full)
    }

    @Test("Of many decisions the last one counts, and notes decide nothing")
    func lastCounts() async throws {
        let till = try Till()
        try await till.open()
        let dispatcher = till.dispatcher
        _ = try await dispatcher.cancel("order-1", by: "shop", text: "")
        _ = try await dispatcher.decide("order-1", .note, by: "Mei", text: "the payer called")
        #expect(try await till.status() == .canceled)
        #expect(try await dispatcher.decide("order-1", .reopen, by: "Mei", text: "").state.status == .open)
        #expect(try await dispatcher.decide("order-1", .cancel, by: "Mei", text: "").state.status == .canceled)
        #expect(try await decisions(till).map(\.number) == [1, 2, 3, 4])
    }

    @Test("Decisions made at once bear numbers of their own")
    func atOnce() async throws {
        let till = try Till()
        try await till.open()
        await withDiscardingTaskGroup { group in
            for index in 0..<20 {
                group.addTask {
                    _ = try? await till.dispatcher.decide("order-1", .note, by: "Mei", text: "note \(index)")
                }
            }
        }
        #expect(try await decisions(till).map(\.number).sorted() == Array(1...20))
        #expect(try await !till.state().attention.contains { $0.reason == .decisionsCollide })
    }

    @Test("Words that cannot be right are refused by their field")
    func invalid() async throws {
        let till = try Till()
        try await till.open()
        let long = String(repeating: "x", count: 501)
        let wrong: [(Decision.Kind, String, String, String)] = [
            (.cancel, "", "", "by"), (.cancel, "a\nb", "", "by"), (.accept, String(repeating: "x", count: 101), "", "by"),
            (.accept, "me", long, "text"), (.note, "me", "", "text"), (.note, "me", "a\u{7}", "text"),
        ]
        for (kind, by, text, field) in wrong {
            guard case .invalid(field, _)? = await failure(try await till.dispatcher.decide("order-1", kind, by: by, text: text))
            else {
                Issue.record("\(field)")
                continue
            }
        }
        #expect(try await till.journal().isEmpty)
    }

    @Test("A gateway that can take attempts back is asked to, and what it says is recorded")
    func takenBack() async throws {
        let gateway = ScriptedGateway(
            cancel: { reference in
                let report = TransactionReport(gatewayNumber: "N-1", claim: .canceled, raw: "void", amount: reference.amount)
                return .done(GatewayReport(attempt: reference.number, transactions: [report]))
            })
        let till = try Till(gateways: [gateway])
        try await till.open()
        let attempt = try await till.dispatcher.pay("order-1", through: gateway.id, PaymentChoice(method: .card))
        try await till.pay(.card)
        let state = try await till.dispatcher.cancel("order-1", by: "shop", text: "").state
        #expect(state.status == .canceled)
        #expect(gateway.cancellations == [attempt.number])
        #expect(state.attempts.first { $0.number == attempt.number }?.status == .canceled)
    }

    @Test(
        "An order is canceled whatever a gateway says to that, and a note tells what it said", arguments: ["refused", "unknown"])
    func notTakenBack(_ how: String) async throws {
        let gateway = ScriptedGateway(
            cancel: { _ in
                let error = GatewayError(.conflict, operation: "cancel")
                return how == "refused" ? .refused(error) : .unknown(error)
            })
        let till = try Till(gateways: [gateway])
        try await till.open()
        let attempt = try await till.dispatcher.pay("order-1", through: gateway.id, PaymentChoice(method: .card))
        #expect(try await till.dispatcher.cancel("order-1", by: "shop", text: "").state.status == .canceled)
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        #expect(gateway.cancellations == [attempt.number])
        let note = try #require(try await decisions(till).last)
        #expect(note.kind == .note)
        #expect(note.text == "taking back \(attempt.number) at scripted: \(how), conflict")
    }

    @Test("A cancel whose process died before its attempts were taken back is finished by the next one, once")
    func resumed() async throws {
        let gateway = ScriptedGateway()
        let till = try Till(gateways: [gateway])
        try await till.open()
        let number = try await till.dispatcher.pay("order-1", through: gateway.id, PaymentChoice(method: .card)).number
        // What a process does before it dies.
        try await till.desk.decide("order-1", .cancel, by: "shop", text: "")
        #expect(gateway.cancellations.isEmpty)
        for _ in 0..<2 { _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "") }
        #expect(gateway.cancellations == [number])
        #expect(try await decisions(till).count { $0.kind == .cancel } == 1)
        // Opened again and canceled again, it is asked again.
        _ = try await till.dispatcher.decide("order-1", .reopen, by: "Mei", text: "")
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        #expect(gateway.cancellations == [number, number])
    }

    @Test("A decision that is asked for again under the same request is recorded once, whatever was decided meanwhile")
    func repeated() async throws {
        let till = try Till()
        try await till.open()
        for kind in [Decision.Kind.note, .accept, .reopen] {
            let request = IdempotencyKey("shop/\(kind.rawValue)")
            for _ in 0..<2 {
                _ = try await till.dispatcher.decide("order-1", kind, by: "Mei", text: "so", request: request)
                _ = try await till.dispatcher.decide("order-1", .note, by: "Anna", text: "meanwhile")
            }
            #expect(try await decisions(till).count { $0.request == request } == 1)
        }
        // Another decision under the same words is another decision.
        _ = try await till.dispatcher.decide("order-1", .accept, by: "Mei", text: "so", request: "shop/other")
        #expect(try await decisions(till).count { $0.kind == .accept } == 2)
    }

    @Test("A decision after the clock was set back knows the money that was known before")
    func clockSetBack() async throws {
        let till = try Till()
        try await till.open(policies: PolicyTerms(late: .review))
        try await till.payByCard()
        _ = await till.deliver()
        #expect(try await till.status() == .paid)
        till.time.show(secondsAhead: -90)
        let canceled = try await till.dispatcher.cancel("order-1", by: "shop", text: "").state
        #expect(canceled.status == .paid && canceled.attention.contains { $0.reason == .canceledAfterPaid })
    }

    @Test("What is paid is not lost by a cancel on a clock that was far ahead when the money was heard of")
    func cancelOfPaidFarAhead() async throws {
        let time = MovableTime(Till.opening)
        time.show(secondsAhead: 3_600)
        let till = try Till(time: time)
        try await till.open(deadlineSeconds: 20_000)
        try await till.payByCard()
        _ = await till.deliver()
        #expect(try await till.status() == .paid)
        time.show(secondsAhead: 0)
        time.pass(seconds: 60)
        #expect(try await till.dispatcher.cancel("order-1", by: "shop", text: "").state.status == .paid)
    }

    @Test("A clock that was far ahead makes no decision cover money that comes after it")
    func clockFarAhead() async throws {
        let till = try Till()
        till.time.show(secondsAhead: 3_600)
        // A process that starts believes its clock.
        let early = try Till(store: till.store, time: till.time)
        try await early.open(deadlineSeconds: 20_000)
        let number = try await early.pay(.card).number
        till.time.show(secondsAhead: 0)
        _ = try await early.dispatcher.decide("order-1", .accept, by: "Mei", text: "")
        till.time.pass(seconds: 5)
        _ = await early.dispatcher.receive(try early.sealed(number, ["TradeAmt": "280"]), from: "payuni")
        #expect(try await early.status() == .review)
    }

    @Test("A cancel that came before a denial is made again where that closes the order, and only there")
    func canceledAnew() async throws {
        let bank = AskedGateway("bank", time: MovableTime(Till.opening))
        let till = try Till(gateways: [bank])
        let order = try #require(try await till.open(1, at: "bank").first)
        let number = try #require(try await till.dispatcher.detail(order).attempts.first?.attempt.number)
        let record = try #require(try await till.store.attempt(number))
        try await till.desk.learn(.paid(number, Till.money("300")), about: record, by: .sealedCallback)
        till.time.pass(seconds: 5)
        for _ in 0..<2 { _ = try await till.dispatcher.cancel(order, by: "shop", text: "") }
        #expect(try await till.status(order) == .paid)
        till.time.pass(seconds: 5)
        var denial = GatewayReport.paid(number, Till.money("300"))
        denial.transactions[0].claim = .failed
        try await till.desk.learn(denial, about: record, by: .query)
        #expect(try await till.status(order) == .review)
        till.time.pass(seconds: 5)
        for _ in 0..<2 { _ = try await till.dispatcher.cancel(order, by: "shop", text: "") }
        #expect(try await till.status(order) == .canceled)
        #expect(try await till.journal(order).count { if case .decision = $0.statement { true } else { false } } == 2)
    }

    @Test("A cancel that is asked for again under the same request does not close what was opened again meanwhile")
    func repeatedCancel() async throws {
        let till = try Till()
        try await till.open()
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "", request: "shop/1")
        _ = try await till.dispatcher.decide("order-1", .reopen, by: "Mei", text: "")
        #expect(try await till.dispatcher.cancel("order-1", by: "shop", text: "", request: "shop/1").state.status == .open)
        #expect(try await till.dispatcher.cancel("order-1", by: "shop", text: "", request: "shop/2").state.status == .canceled)
        #expect(try await decisions(till).count { $0.kind == .cancel } == 2)
    }

    @Test("A request's name is free after two days: a cancel under it is another one")
    func keyUsedLongAgo() async throws {
        let till = try Till()
        try await till.open(deadlineSeconds: 3 * 86_400)
        func cancel() async throws -> OrderStatus {
            try await till.dispatcher.cancel("order-1", by: "shop", text: "", request: "shop/1").state.status
        }
        #expect(try await cancel() == .canceled)
        _ = try await till.dispatcher.decide("order-1", .reopen, by: "Mei", text: "")
        till.time.pass(seconds: 48 * 3_600)
        #expect(try await cancel() == .open)
        till.time.pass(seconds: 1)
        #expect(try await cancel() == .canceled)
        #expect(try await decisions(till).count { $0.kind == .cancel } == 2)
    }

    @Test("When the store fails nothing is decided, and it can be decided again")
    func storeFails() async throws {
        let till = try Till()
        try await till.open()
        till.store.fail("append")
        guard case .store? = await failure(try await till.dispatcher.cancel("order-1", by: "shop", text: "")) else {
            throw Absent()
        }
        till.store.recover()
        #expect(try await till.status() == .open)
        #expect(try await till.dispatcher.cancel("order-1", by: "shop", text: "").state.status == .canceled)
    }
}
#endif
