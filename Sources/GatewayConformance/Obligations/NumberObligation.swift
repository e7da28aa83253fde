internal import Payments

/// A dispatcher draws numbers of one length, and takes no gateway that allows only shorter ones.
struct NumberObligation: Sendable {
    let runner: CaseRunner
    let cases: [Fixture]

    func run() -> ObligationResult {
        var tally = ObligationTally(.deskNumbers)
        let number = AttemptNumber(String(repeating: "Z", count: AttemptNumberRule.neededLength))
        for fixture in cases where fixture.operation == .start {
            guard let setting = try? runner.setting(fixture, transport: ScriptedTransport(answering: nil)),
                let gateway = try? runner.bench.makeGateway(setting)
            else { continue }
            let isAllowed = gateway.capabilities.attemptNumbers.allows(number)
            tally.check(fixture, "a desk's number", isAllowed ? nil : "22 digits and capital letters are not allowed")
        }
        return tally.result(note: "no case starts an attempt")
    }
}
