internal import Payments
internal import StrictJSON

/// Our own requests carry our own seal. Sent back to our callback address they must not be believed.
struct ReflectionObligation: Sendable {
    let runner: CaseRunner
    let cases: [Fixture]

    func run() async -> ObligationResult {
        var tally = ObligationTally(.reflectedRequest)
        for fixture in cases where fixture.operation == .start || fixture.operation == .reply || fixture.operation == .query {
            guard let trial = try? await runner.attempt(fixture, answering: fixture.answer?.scripted),
                let setting = try? runner.setting(fixture, transport: ScriptedTransport(answering: nil)),
                let gateway = try? runner.bench.makeGateway(setting)
            else { continue }
            for body in trial.requests.map(\.body).filter({ !$0.isEmpty }) + form(trial.snapshot) {
                for kind in Callback.Kind.allCases {
                    let snapshot = CaseRunner.read(
                        Callback(kind, body: body, contentType: "application/x-www-form-urlencoded"), gateway)
                    let reading = snapshot["reading"]?.text(or: "") ?? ""
                    tally.check(fixture, "as \(kind.rawValue)", reading == "authenticated" ? "our own request was believed" : nil)
                }
            }
        }
        return tally.result(note: "no case sends a body")
    }

    private func form(_ snapshot: JSONValue) -> [[UInt8]] {
        guard case .object(let fields)? = snapshot["instructions"]?["fields"] else { return [] }
        return [FormText.encode(fields.members.map { FixtureField($0.key, $0.value.text(or: "")) })]
    }
}
