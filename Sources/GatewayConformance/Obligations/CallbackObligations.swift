internal import Payments
internal import StrictJSON

/// What is owed by `read`.
struct CallbackObligations: Sendable {
    let runner: CaseRunner
    let bench: any GatewayBench
    let cases: [Fixture]

    /// One genuine message, an adapter to read variations of it, and how it reads unchanged.
    struct Base {
        let fixture: Fixture
        let gateway: any PaymentGateway
        let callback: Callback
        let snapshot: JSONValue

        var reading: String { snapshot["reading"]?.text(or: "") ?? "" }

        func read(_ body: [UInt8]) -> Trial {
            var callback = callback
            callback.body = body
            return Trial(snapshot: CaseRunner.read(callback, gateway), requests: [])
        }

        /// By what a desk knows a repetition; `nil` where the body is not believed.
        func sealed(in body: [UInt8]) -> [UInt8]? {
            var callback = callback
            callback.body = body
            guard case .authenticated(let report)? = try? gateway.read(callback) else { return nil }
            return report.sealed ?? body
        }

        /// Believed, and not the same as the genuine message.
        func differs(_ trial: Trial) -> String? {
            guard trial.outcome == "authenticated", trial.snapshot != snapshot else { return nil }
            return "believed another report: \(Comparison.shown(.array(trial.transactions)))"
        }
    }

    func run() -> [ObligationResult] {
        let bases = cases.compactMap(base)
        let believed = bases.filter { $0.reading == "authenticated" }
        let money = believed.filter { $0.snapshot.transactions.contains(where: \.isMoney) }
        let chosen = Array((money + bases.filter { $0.reading == "hint" } + believed).prefix(Obligations.bytewiseCases))
            .filter { $0.callback.body.count <= Obligations.bytewiseLength }
        return [
            tampered(chosen), truncated(chosen), garbage(bases), pure(bases),
        ] + forged(bases.filter { $0.reading == "authenticated" || $0.reading == "hint" })
    }

    private func base(_ fixture: Fixture) -> Base? {
        let transport = ScriptedTransport(answering: nil)
        guard let setting = try? runner.setting(fixture, transport: transport), let gateway = try? bench.makeGateway(setting),
            let callback = try? GivenReader.callback(fixture).callback
        else { return nil }
        return Base(
            fixture: fixture, gateway: gateway, callback: callback, snapshot: CaseRunner.read(callback, gateway))
    }

    private func tampered(_ bases: [Base]) -> ObligationResult {
        var tally = ObligationTally(.tamperedCallback)
        for base in bases where base.reading == "authenticated" {
            for index in base.callback.body.indices {
                for bit: UInt8 in [0x01, 0x80] {
                    var body = base.callback.body
                    body[index] ^= bit
                    tally.check(base.fixture, "byte \(index) xor \(bit)", base.differs(base.read(body)))
                }
            }
        }
        return tally.result(note: "no case is believed without a query")
    }

    private func truncated(_ bases: [Base]) -> ObligationResult {
        var tally = ObligationTally(.truncatedCallback)
        for base in bases {
            for length in base.callback.body.indices {
                let trial = base.read(Array(base.callback.body.prefix(length)))
                tally.check(base.fixture, "first \(length) bytes", base.differs(trial))
            }
        }
        return tally.result(note: "no callback case")
    }

    private func garbage(_ bases: [Base]) -> ObligationResult {
        var tally = ObligationTally(.garbageCallback)
        for base in bases.prefix(Obligations.bytewiseCases) {
            for (name, body) in Garbage.callbacks {
                let trial = base.read(body)
                tally.check(base.fixture, name, trial.outcome == "rejected" ? nil : "read as \(trial.outcome)")
            }
        }
        for base in bases where !base.gateway.capabilities.sealsCallbacks {
            let isBelieved = base.reading == "authenticated"
            tally.check(base.fixture, "unchanged", isBelieved ? "believed, though the gateway seals nothing" : nil)
        }
        return tally.result(note: "no callback case")
    }

    private func pure(_ bases: [Base]) -> ObligationResult {
        var tally = ObligationTally(.pureReading)
        for base in bases {
            for round in 2...3 {
                let again = base.read(base.callback.body).snapshot
                tally.check(base.fixture, "reading \(round)", again == base.snapshot ? nil : "reads otherwise than before")
            }
        }
        return tally.result(note: "no callback case")
    }
}
