#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct CheckSubjectTests {
    let due: Money
    let start = Timestamp(seconds: 10_000)

    init() throws { due = try #require(Money("300", "TWD")) }

    private func time(_ seconds: Int64) -> Timestamp { start.adding(seconds: seconds) }

    private func loaded(_ facts: [(Int64, JournalEntry.Fact)], method: PaymentMethod = .payerChooses) -> LoadedOrder {
        let attempt = Attempt(number: "A1", gateway: "bank", amount: due, method: method)
        let other = Attempt(number: "B1", gateway: "bank", amount: due, method: .atm)
        var order = Order(
            id: "o-1", due: due, deadline: time(3_600), policies: OrderPolicies(graceSeconds: 60), attempts: [attempt, other])
        order.add(attempt)
        let entries = [(0, JournalEntry.Fact.attempt(attempt)), (1, .attempt(other))] + facts
        let journal = entries.enumerated().map {
            JournalEntry(position: $0.offset + 1, at: time($0.element.0), fact: $0.element.1)
        }
        let record = OrderRecord(
            order: order, token: nil, attachment: "", status: .open,
            version: OrderVersion(sequence: 0, recorded: journal.count, applied: 0), snapshot: "", createdAt: start,
            changedAt: start)
        return LoadedOrder(record: record, journal: journal, work: [])
    }

    private func said(
        _ claim: Claim, by verification: VerifiedReport.Verification = .query, at seconds: Int64 = 5,
        about attempt: AttemptNumber = "A1", number: GatewayNumber = "T1", _ change: (inout TransactionReport) -> Void = { _ in }
    ) -> (Int64, JournalEntry.Fact) {
        var report = TransactionReport(gatewayNumber: number, claim: claim, raw: claim.rawValue, amount: due)
        change(&report)
        let verified = VerifiedReport(attempt: attempt, report: report, verification: verification)
        return (seconds, .evidence(Evidence(.report(verified), receivedAt: time(seconds))))
    }

    private func started(_ outcome: StartOutcome.Outcome, at seconds: Int64 = 2) -> (Int64, JournalEntry.Fact) {
        (seconds, .evidence(Evidence(.start(StartOutcome(attempt: "A1", outcome: outcome)), receivedAt: time(seconds))))
    }

    private func subject(_ facts: (Int64, JournalEntry.Fact)..., method: PaymentMethod = .payerChooses) throws -> CheckSubject {
        try #require(CheckSubject("A1", of: loaded(facts, method: method)))
    }

    @Test("An attempt that the order does not have has nothing to be asked")
    func stranger() {
        #expect(CheckSubject("X", of: loaded([])) == nil)
    }

    @Test("An attempt nobody spoke of waits since its reservation, for the order's deadline")
    func untouched() throws {
        let subject = try subject()
        #expect(subject.reservedAt == start)
        #expect(subject.orderDeadline == time(3_600))
        #expect(subject.orderExpires == time(3_660))
        #expect(!subject.isHeardOf && !subject.isSettled && !subject.isRefused && !subject.isStartUnknown)
        #expect(subject.amount == due)
    }

    @Test(
        "The method says how money comes",
        arguments: [
            (PaymentMethod.card, CheckSubject.Rhythm.immediate), (.linePay, .immediate), (.payerChooses, .immediate),
            (.atm, .byNumber),
            (.storeCode, .byNumber), (.stablecoin, .onChain),
        ])
    func methods(method: PaymentMethod, rhythm: CheckSubject.Rhythm) throws {
        #expect(try subject(method: method).rhythm == rhythm)
        #expect(try subject(said(.awaitingPayer) { $0.method = method }).rhythm == rhythm)
    }

    @Test("A number that the payer took on the gateway's page brings its own deadline")
    func instructions() throws {
        let transfer = PaymentInstructions.bankTransfer(
            .init(bankCode: "822", account: "1", amount: due, deadline: time(99_000)))
        let subject = try subject(said(.awaitingPayer, by: .sealedCallback) { $0.instructions = transfer })
        #expect(subject.rhythm == .byNumber)
        #expect(subject.instructionsDeadline == time(99_000))
    }

    @Test("Only a query settles, and only by a word that is final")
    func settled() throws {
        #expect(try !subject(said(.paid, by: .sealedCallback)).isSettled)
        #expect(try !subject(said(.paid, by: .browserReturn)).isSettled)
        #expect(try subject(said(.paid)).isSettled)
        #expect(try subject(said(.returned)).isSettled)
        #expect(try !subject(said(.paid) { $0.notices = [.queryDue] }).isSettled)
        for claim in [Claim.awaitingPayer, .processing, .failed, .expired, .canceled, .underpaid, .unrecognized] {
            #expect(try !subject(said(claim)).isSettled, "\(claim)")
        }
    }

    @Test("One end settles the attempt, whatever else was tried, unless money waits that no query confirmed")
    func several() throws {
        #expect(try subject(said(.failed, number: "T1"), said(.paid, at: 9, number: "T2")).isSettled)
        #expect(try subject(said(.processing) { $0.notices = [.queryDue] }, said(.paid, at: 9)).isSettled)
        #expect(try subject(said(.paid), said(.canceled, at: 9)).isSettled)
        let twice = [said(.paid, number: "T1"), said(.paid, by: .sealedCallback, at: 9, number: "T2")]
        #expect(try !subject(twice[0], twice[1]).isSettled)
        #expect(try subject(twice[0], twice[1], said(.paid, at: 12, number: "T2")).isSettled)
    }

    @Test("A second number under the same attempt may yet be paid: it is asked about until that is over")
    func secondNumber() throws {
        for open in [Claim.awaitingPayer, .processing] {
            let second = said(open, by: .sealedCallback, at: 9, number: "T2")
            let waiting = try subject(said(.paid), second)
            #expect(!waiting.isSettled && !waiting.hasOpenMoney)
            #expect(try subject(said(.paid), second, said(.expired, at: 20, number: "T2")).isSettled)
        }
        #expect(try subject(said(.paid), said(.awaitingPayer, at: 9)).isSettled, "an older word about what is paid")
        #expect(try subject(said(.paid), said(.awaitingPayer, by: .browserReturn, at: 9, number: "T2")).isSettled)
    }

    @Test("A message that decides nothing by itself asks for a question, until one is answered")
    func queryDue() throws {
        let message = said(.unrecognized, by: .sealedCallback, at: 9) { $0.notices = [.queryDue] }
        #expect(try subject(message).queryDueAt == time(9))
        #expect(try subject(message, said(.awaitingPayer, at: 12)).queryDueAt == nil)
        #expect(
            try !subject(
                said(.paid),
                said(.unrecognized, by: .sealedCallback, at: 9, number: "T2") {
                    $0.notices = [.queryDue]
                }
            ).isSettled)
        #expect(try subject(said(.processing) { $0.notices = [.queryDue] }).queryDueAt == nil, "a query said it itself")
        #expect(try subject(said(.unrecognized, by: .browserReturn) { $0.notices = [.queryDue] }).queryDueAt == nil)
    }

    @Test("Another attempt's words say nothing about this one")
    func others() throws {
        let subject = try subject(said(.paid, about: "B1"))
        #expect(!subject.isHeardOf && !subject.isSettled && subject.moneyKnownAt == nil)
    }

    @Test("Money is known since it was first heard of, from whomever")
    func money() throws {
        let subject = try subject(said(.paid, by: .sealedCallback, at: 7), said(.paid, at: 50))
        #expect(subject.moneyKnownAt == time(7))
    }

    @Test("A capture is due as long as the newest query says so")
    func captures() throws {
        let due = said(.paid) { $0.settlement = .init(capture: .notRequested) }
        let done = said(.paid, at: 90) { $0.settlement = .init(capture: .captured) }
        #expect(try subject(due).isCaptureDue)
        #expect(try !subject(due, done).isCaptureDue)
        #expect(try !subject(said(.paid)).isCaptureDue)
        // Nothing is to be captured of what was withdrawn, or never approved.
        let withdrawn = said(.canceled, at: 90) { $0.settlement = .init(capture: .notRequested) }
        #expect(try !subject(due, withdrawn).isCaptureDue)
        let declined = said(.failed) { $0.settlement = .init(capture: .notRequested) }
        #expect(try !subject(declined, said(.paid, at: 90)).isCaptureDue)
    }

    @Test("What became of the start is told by the strongest word, and by what was heard since")
    func starts() throws {
        #expect(try subject(started(.unknown)).isStartUnknown)
        let refused = try subject(started(.refused), started(.unknown, at: 3))
        #expect(refused.isRefused && !refused.isStartUnknown)
        let heard = try subject(started(.unknown), said(.awaitingPayer))
        #expect(!heard.isStartUnknown && !heard.isRefused)
    }

    @Test("An undecided gateway is one whose last word is that it has it")
    func undecided() throws {
        #expect(try subject(said(.processing)).isUndecided)
        #expect(try !subject(said(.processing), said(.failed, at: 9)).isUndecided)
    }
}
#endif
