internal import Payments
internal import StrictJSON

/// Tries everything an adapter owes on variations of the cases that passed.
struct Obligations: Sendable {
    let bench: any GatewayBench
    let runner: CaseRunner
    let passed: [Fixture]

    /// Bytewise variations are tried on this many cases of a kind; they are many and alike.
    static let bytewiseCases = 3
    /// The same for answers, of each operation: each byte costs a call.
    static let bytewiseAnswers = 2
    /// Other variations of answers are tried on this many cases of an operation, money first.
    static let answers = 40
    /// Longer bodies are left out of bytewise variations.
    static let bytewiseLength = 4096

    init(bench: any GatewayBench, account: FixtureAccount, passed: [Fixture]) {
        self.bench = bench
        self.passed = passed
        runner = CaseRunner(bench: bench, account: account)
    }

    func run() async -> [ObligationResult] {
        let callbacks = CallbackObligations(runner: runner, bench: bench, cases: passed.filter(\.operation.isCallback))
        var results = callbacks.run()
        results.append(await ReflectionObligation(runner: runner, cases: passed).run())
        let answers = await AnswerObligations(runner: runner, bench: bench, cases: passed)
        results += await answers.run()
        results.append(NumberObligation(runner: runner, cases: passed).run())
        // Forged parts are tried on callbacks and on answers: one line for both.
        return Obligation.allCases.compactMap { obligation in
            let own = results.filter { $0.obligation == obligation }
            guard !own.isEmpty else { return nil }
            let checks = own.map(\.checks).reduce(0, +)
            return ObligationResult(
                obligation: obligation, checks: checks, failures: own.flatMap(\.failures),
                note: checks > 0 ? "" : own.map(\.note).first { !$0.isEmpty } ?? "")
        }
    }
}
