#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct CheckVerdictTests {
    let subject: CheckSubject
    let start = CheckPlanTests.start

    init() throws { subject = try CheckPlanTests.subject(.immediate) }

    private func verdict(
        _ answer: GatewayAnswer, _ subject: CheckSubject? = nil, failures: Int = 0, asked: Int64? = nil,
        after seconds: Int64 = 100
    ) -> CheckVerdict {
        CheckVerdict(
            answer, about: subject ?? self.subject, failures: failures, asked: start.adding(seconds: asked ?? seconds),
            at: start.adding(seconds: seconds), roll: 0)
    }

    private func error(_ kind: GatewayError.Kind) -> GatewayAnswer { .failed(GatewayError(kind, operation: "ask")) }
    private let notFound = GatewayAnswer.nothing(inList: false)

    @Test("An answer is followed by the plan")
    func plan() {
        let expected = CheckPlan(subject: subject).next(after: start.adding(seconds: 100))
        let report = GatewayAnswer.said(isNews: false)
        #expect(verdict(report) == .plan(expected))
        #expect(verdict(.said(isNews: true)) == .plan(expected))
        #expect(verdict(notFound) == .plan(expected))
        guard case .replanned = verdict(report).outcome else {
            Issue.record("it must be asked again")
            return
        }
        #expect(verdict(report).ending == nil)
    }

    @Test(
        "No answer is followed by a retry that is counted",
        arguments: [
            GatewayError.Kind.unavailable, .indeterminate, .unauthorized, .malformedReply(reason: "x"), .mismatch(field: "x"),
            .other,
        ])
    func retries(kind: GatewayError.Kind) {
        let at = start.adding(milliseconds: 101_000)
        #expect(verdict(error(kind), failures: 3) == .retry(at: at))
        #expect(verdict(error(kind), failures: 3).outcome == .failed(retryAt: at))
    }

    @Test("A gateway that fails about what is settled is not asked about it for two weeks, whoever wished to know")
    func settledAndFailing() {
        var settled = subject
        settled.isSettled = true
        let silent = error(.unavailable)
        #expect(verdict(silent, settled, failures: 3) == .retry(at: start.adding(milliseconds: 101_000)))
        #expect(verdict(silent, settled, failures: 4) == .plan(.over(.settled)))
        #expect(verdict(silent, failures: 4) != .plan(.over(.settled)))
    }

    @Test("An answer to a question from before the end ends nothing by the time that passed since: it is asked once more")
    func stoppedMeanwhile() {
        let late = 5 * CheckPlanTests.hour
        var unknown = subject
        unknown.start = .unknown
        unknown.isHeardOf = false
        for answer in [GatewayAnswer.said(isNews: true), .said(isNews: false), notFound] {
            #expect(verdict(answer, asked: 100, after: late).outcome == .replanned(at: start.adding(seconds: late)))
            #expect(verdict(answer, asked: late, after: late) == .plan(.over(.lapsed)))
        }
        #expect(verdict(notFound, unknown, asked: 100, after: late) != .neverBegun)
        #expect(verdict(notFound, unknown, asked: late, after: late) == .neverBegun)
    }

    @Test("What is settled is asked about each morning for its capture and then no more, however far the order's deadline is")
    func uncaptured() {
        var settled = subject
        settled.orderDeadline = start.adding(seconds: 30 * CheckPlanTests.day)
        settled.orderExpires = settled.orderDeadline
        settled.isHeardOf = true
        settled.isSettled = true
        settled.isCaptureDue = true
        settled.moneyKnownAt = start
        let late = 5 * CheckPlanTests.day
        #expect(verdict(.said(isNews: false), settled, asked: late, after: late) == .plan(.over(.unresolved)))
        #expect(verdict(.said(isNews: false), settled, asked: late, after: late).outcome == .parked)
    }

    @Test("A refund that is on its way long after the plan's end is given up after its own end, not after one failure")
    func refundFailures() {
        var settled = subject
        settled.isHeardOf = true
        settled.isSettled = true
        settled.moneyKnownAt = start
        settled.refundPendingSince = start.adding(seconds: 20 * CheckPlanTests.day)
        guard case .retry = verdict(error(.unavailable), settled, after: 21 * CheckPlanTests.day) else {
            Issue.record("it must be asked again")
            return
        }
        #expect(verdict(error(.unavailable), settled, after: 48 * CheckPlanTests.day) == .abandoned)
    }

    @Test("Who asks to be left alone is left alone, and that is no failure")
    func pause() {
        let end = start.adding(seconds: 400)
        #expect(verdict(.notAsked(until: end)).outcome == .postponed(until: end))
    }

    @Test("A question that failed past the end of the plan is still asked, two weeks long, and then given up aloud")
    func abandoned() {
        let end = 5 * CheckPlanTests.hour
        guard case .retry = verdict(error(.unavailable), after: end + 13 * CheckPlanTests.day) else {
            Issue.record("it must be asked again")
            return
        }
        let late = verdict(error(.unavailable), after: end + 14 * CheckPlanTests.day)
        #expect(late == .abandoned)
        #expect(late.outcome == .parked)
        #expect(late.ending == .unresolved)
    }

    @Test("What the gateway does not know a quarter of an hour after a lost answer never began")
    func neverBegun() {
        var unknown = subject
        unknown.start = .unknown
        #expect(verdict(notFound, unknown, after: 899) != .neverBegun)
        #expect(verdict(notFound, unknown, after: 900) == .neverBegun)
        #expect(verdict(notFound, unknown, after: 900).outcome == .done)
        #expect(verdict(notFound, after: 900) != .neverBegun, "a form that nobody has posted yet")
        unknown.isHeardOf = true
        #expect(verdict(notFound, unknown, after: 900) != .neverBegun, "it was known once")
        #expect(verdict(error(.unavailable), unknown, after: 9_000) != .neverBegun)
    }

    @Test("A list is given two hours, and then stands for starts of which nothing at all was said")
    func byList() {
        #expect(verdict(.nothing(inList: true), after: 7_199) != .neverBegun)
        #expect(verdict(.nothing(inList: true), after: 7_200) == .neverBegun)
    }

    @Test("The end of a plan is said, as loud as it deserves")
    func endings() {
        let end = 5 * CheckPlanTests.hour
        let lapsed = verdict(notFound, after: end)
        #expect(lapsed.outcome == .done)
        #expect(lapsed.ending == .lapsed)
        var open = subject
        open.isHeardOf = true
        open.isUndecided = true
        let unresolved = verdict(notFound, open, after: end)
        #expect(unresolved.outcome == .parked)
        #expect(unresolved.ending == .unresolved)
        var settled = subject
        settled.isSettled = true
        #expect(verdict(notFound, settled).outcome == .done)
        #expect(verdict(notFound, settled).ending == nil)
    }
}

@Suite struct StartSearchTests {
    @Test("Only an entry that names the attempt and asks for its amount is the attempt")
    func entries() throws {
        let due = try #require(Money("300", "TWD"))
        let attempt = Attempt(number: "A1", gateway: "chain", amount: due)
        let other = try #require(Money("1", "TWD"))
        let dollars = try #require(Money("300", "USD"))
        func report(_ number: GatewayNumber, _ attempt: AttemptNumber?, _ amount: Money?) -> GatewayReport {
            let transaction = TransactionReport(
                gatewayNumber: number, attemptNumber: attempt, claim: .awaitingPayer, raw: "", amount: amount)
            return GatewayReport(attempt: attempt, transactions: [transaction])
        }
        let found = StartSearch.numbers(
            of: attempt,
            in: [
                report("T1", "A1", due), report("T2", "A1", other), report("T3", "A2", due),
                report("T4", nil, due), report("T5", "A1", dollars), report("T6", "A1", nil),
                report("T7", "A1", due),
            ])
        #expect(found == ["T1", "T7"])
    }
}
#endif
