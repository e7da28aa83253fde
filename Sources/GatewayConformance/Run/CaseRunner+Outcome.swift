internal import Payments
internal import StrictJSON

extension CaseRunner {
    static func read(_ callback: Callback, _ gateway: any PaymentGateway) -> JSONValue {
        var facts = JSONObject()
        do throws(CallbackRejection) {
            switch try gateway.read(callback) {
            case .authenticated(let report):
                facts["reading"] = "authenticated"
                facts["attempt"] = Snapshot.optional(report.attempt?.text)
                facts["transactions"] = .array(report.transactions.map(Snapshot.transaction))
            case .hint(let number):
                facts["reading"] = "hint"
                facts["gatewayNumber"] = .string(number.text)
            case .unrelated(let word):
                facts["reading"] = "unrelated"
                facts["unrelated"] = .string(word)
            }
            facts["error"] = .null
        } catch {
            facts["reading"] = "rejected"
            facts["error"] = Snapshot.rejection(error)
        }
        facts["acknowledgement"] = Snapshot.acknowledgement(gateway.acknowledgement(for: callback))
        return .object(facts)
    }

    func start(_ outcome: WriteOutcome<AttemptStart>) throws -> JSONValue {
        var opened: SealedMessage?
        if case .form(let form)? = outcome.success?.instructions, let codec = bench.codec {
            let fields = form.fields.map { FixtureField($0.name, $0.value) }
            opened = try codec.message(opening: FormText.encode(fields), as: .request)
        }
        return written(outcome, empty: ["instructions", "transactions"]) { start in
            [
                "instructions": start.instructions.map { Snapshot.instructions($0, opened: opened) } ?? .null,
                "transactions": .array(start.report.map { [Snapshot.transaction($0)] } ?? []),
            ]
        }
    }

    func reply(_ fixture: Fixture, _ setting: BenchSetting) async throws -> JSONValue {
        let call = try GivenReader.reply(fixture)
        guard let reading = try await bench.reply(call, setting) else {
            throw FixtureProblem(path: fixture.file, message: "the bench offers no call \(call.endpoint)")
        }
        return [
            "outcome": .string(reading.outcome), "error": reading.error.map(Snapshot.error) ?? .null,
            "reply": Snapshot.object(reading.values), "transactions": .array(reading.transactions.map(Snapshot.transaction)),
        ]
    }

    func answered(_ report: JSONValue) -> JSONValue {
        guard case .object(var facts) = report else { return report }
        facts["outcome"] = "answered"
        facts["error"] = .null
        return .object(facts)
    }

    func reports(_ reports: [GatewayReport]) -> JSONValue {
        ["outcome": "answered", "error": .null, "reports": .array(reports.map(Snapshot.report))]
    }

    func failed(_ error: GatewayError) -> JSONValue {
        ["outcome": "failed", "error": Snapshot.error(error), "transactions": []]
    }

    func written<Success>(
        _ outcome: WriteOutcome<Success>, empty keys: [String], _ render: (Success) -> JSONValue
    ) -> JSONValue {
        var facts = JSONObject()
        switch outcome {
        case .done(let success):
            if case .object(let rendered) = render(success) { facts = rendered }
            facts["outcome"] = "done"
            facts["error"] = .null
        case .refused(let error), .unknown(let error):
            for key in keys { facts[key] = key == "transactions" ? .array([]) : .null }
            if case .refused = outcome { facts["outcome"] = "refused" } else { facts["outcome"] = "unknown" }
            facts["error"] = Snapshot.error(error)
        }
        return .object(facts)
    }
}
