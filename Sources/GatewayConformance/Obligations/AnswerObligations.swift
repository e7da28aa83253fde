internal import Payments
internal import StrictJSON

/// What is owed by every call that waits for an answer.
struct AnswerObligations: Sendable {
    let runner: CaseRunner
    let bench: any GatewayBench
    let bases: [Base]

    /// A call that went well, and what it said.
    struct Base: Sendable {
        let fixture: Fixture
        let genuine: Trial
        let body: FixtureBody?
        let contentType: String?

        var isWrite: Bool { genuine.isWrite }
    }

    init(runner: CaseRunner, bench: any GatewayBench, cases: [Fixture]) async {
        self.runner = runner
        self.bench = bench
        var bases: [Base] = []
        for fixture in cases {
            guard case .response(_, let contentType, _, let body)? = fixture.answer,
                let trial = try? await runner.attempt(fixture, answering: fixture.answer?.scripted), trial.succeeded
            else { continue }
            bases.append(Base(fixture: fixture, genuine: trial, body: body, contentType: contentType))
        }
        self.bases = Dictionary(grouping: bases, by: \.fixture.operation).sorted { $0.key.rawValue < $1.key.rawValue }
            .flatMap { _, own in Self.moneyFirst(own).prefix(Obligations.answers) }
    }

    static func moneyFirst(_ bases: [Base]) -> [Base] {
        let isMoney = { (base: Base) in base.genuine.transactions.contains(where: \.isMoney) }
        return bases.filter(isMoney) + bases.filter { !isMoney($0) }
    }

    func run() async -> [ObligationResult] {
        var once = ObligationTally(.sendsOnce)
        var results = [
            await lost(&once), await notSent(&once), await unreadable(&once), await status(&once),
            await truncated(&once), await tampered(&once),
        ]
        results += await forged(&once)
        results.append(once.result(note: "no case waits for an answer"))
        return results
    }

    /// Runs a base with another answer and counts its requests.
    func attempt(_ base: Base, _ variation: String, _ answer: ScriptedAnswer, _ once: inout ObligationTally) async -> Trial? {
        guard let trial = try? await runner.attempt(base.fixture, answering: answer) else {
            once.check(base.fixture, variation, "the call could not be run")
            return nil
        }
        once.check(base.fixture, variation, trial.requests.count <= 1 ? nil : "\(trial.requests.count) requests were sent")
        return trial
    }

    func attempt(_ base: Base, _ variation: String, body: [UInt8], _ once: inout ObligationTally) async -> Trial? {
        let response = HTTPResponse(status: 200, contentType: base.contentType, body: body)
        return await attempt(base, variation, .response(response), &once)
    }

    private func lost(_ once: inout ObligationTally) async -> ObligationResult {
        var tally = ObligationTally(.lostAnswer)
        let answer = ScriptedAnswer.failure(TransportFailure(.outcomeUnknown, reason: "read_timeout"))
        for base in bases {
            guard let trial = await attempt(base, "answer lost", answer, &once) else { continue }
            tally.check(base.fixture, "answer lost", unsettled(base, trial))
        }
        return tally.result(note: "no case waits for an answer")
    }

    private func notSent(_ once: inout ObligationTally) async -> ObligationResult {
        var tally = ObligationTally(.surelyNotSent)
        let answer = ScriptedAnswer.failure(TransportFailure(.surelyNotSent, reason: "connection_refused"))
        for base in bases {
            guard let trial = await attempt(base, "not sent", answer, &once) else { continue }
            let wanted = base.isWrite ? "refused" : "failed"
            let isRight = trial.outcome == wanted && trial.errorCode == "unavailable"
            tally.check(base.fixture, "not sent", isRight ? nil : "\(trial.outcome), \(trial.errorCode ?? "no error")")
        }
        return tally.result(note: "no case waits for an answer")
    }

    private func unreadable(_ once: inout ObligationTally) async -> ObligationResult {
        var tally = ObligationTally(.unreadableAnswer)
        for base in bases {
            for (name, body) in Garbage.answers {
                guard let trial = await attempt(base, name, body: body, &once) else { continue }
                tally.check(base.fixture, name, unsettled(base, trial))
            }
        }
        return tally.result(note: "no case waits for an answer")
    }

    private func status(_ once: inout ObligationTally) async -> ObligationResult {
        var tally = ObligationTally(.httpStatus)
        let html = Array(Garbage.html.utf8)
        for base in bases {
            for (status, body) in Self.statuses(html) {
                let answer = ScriptedAnswer.response(HTTPResponse(status: status, contentType: "text/html", body: body))
                guard let trial = await attempt(base, "HTTP \(status)", answer, &once) else { continue }
                tally.check(base.fixture, "HTTP \(status)", unsettled(base, trial))
            }
            let busy = ScriptedAnswer.response(HTTPResponse(status: 429, retryAfterSeconds: 7))
            guard let trial = await attempt(base, "HTTP 429", busy, &once) else { continue }
            let isRight =
                !trial.succeeded && trial.errorCode == "rate_limited" && trial.snapshot["error"]?["retryAfterSeconds"] == 7
            tally.check(
                base.fixture, "HTTP 429", isRight ? nil : "not rate_limited with 7 seconds: \(trial.errorCode ?? "no error")")
            // What lies in between may answer so for a request that it passed on, and nothing can ask about a transfer.
            guard base.fixture.operation == .transfer else { continue }
            tally.check(base.fixture, "HTTP 429 to a transfer", unsettled(base, trial))
        }
        return tally.result(note: "no case waits for an answer")
    }

    /// Answers that are none, whatever they say.
    private static func statuses(_ html: [UInt8]) -> [(Int, [UInt8])] {
        [
            (301, []), (302, html), (307, []), (400, html), (403, []), (404, html), (409, []), (422, html),
            (500, []), (502, html), (503, html), (504, []),
        ]
    }

    /// What holds whenever nobody can know what the gateway did.
    private func unsettled(_ base: Base, _ trial: Trial) -> String? {
        if base.isWrite { return trial.outcome == "unknown" ? nil : "\(trial.outcome), though it may have happened" }
        guard trial.outcome == "failed" else { return "\(trial.outcome), though there is no answer" }
        return trial.errorCode == "not_found" ? "not_found, though the gateway did not say so" : nil
    }
}
