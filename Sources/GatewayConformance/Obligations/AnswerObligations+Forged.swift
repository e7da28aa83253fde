internal import Payments
internal import StrictJSON

extension AnswerObligations {
    func truncated(_ once: inout ObligationTally) async -> ObligationResult {
        var tally = ObligationTally(.truncatedAnswer)
        for base in bytewise() {
            for length in 0..<(base.body?.bytes.count ?? 0) {
                let body = Array((base.body?.bytes ?? []).prefix(length))
                guard let trial = await attempt(base, "first \(length) bytes", body: body, &once) else { continue }
                tally.check(base.fixture, "first \(length) bytes", otherAnswer(base, trial))
            }
        }
        return tally.result(note: "no answer has a body")
    }

    func tampered(_ once: inout ObligationTally) async -> ObligationResult {
        var tally = ObligationTally(.tamperedAnswer)
        for base in bytewise() where base.body?.sealed != nil {
            for index in 0..<(base.body?.bytes.count ?? 0) {
                var body = base.body?.bytes ?? []
                body[index] ^= 0x01
                guard let trial = await attempt(base, "byte \(index)", body: body, &once) else { continue }
                tally.check(base.fixture, "byte \(index)", otherAnswer(base, trial))
            }
        }
        return tally.result(note: "no answer is sealed")
    }

    func forged(_ once: inout ObligationTally) async -> [ObligationResult] {
        let paid = bench.forge?.paidWord ?? ""
        // With several transactions in one answer it could not be told which of them was forged.
        let queries = bases.filter { $0.fixture.operation == .query && $0.genuine.transactions.count == 1 }
        return [
            await tally(.wrongMerchant, .merchant("another-merchant"), queries, &once) { _, trial in
                trial.countedMoney.isEmpty ? nil : "counts another merchant's money"
            },
            await tally(.wrongAmount, .amount("1"), queries, &once) { base, trial in
                Forged.hidesAmount(trial, of: base.genuine.snapshot)
            },
            await tally(.wrongReference, .attemptNumber("another-attempt"), queries, &once) { _, trial in
                trial.countedMoney.isEmpty ? nil : "counts money of another attempt"
            },
            await tally(.wrongReference, .gatewayNumber("another-number"), queries, &once) { base, trial in
                let own = Set(base.genuine.transactions.map { $0["gatewayNumber"]?.text(or: "") ?? "" })
                return trial.countedMoney.contains { own.contains($0["gatewayNumber"]?.text(or: "") ?? "") }
                    ? "counts money under a number that the gateway did not say" : nil
            },
            await tally(.unknownStatus, .status("no_such_status"), queries, &once) { base, trial in
                Forged.mapsUnknown(trial, of: base.genuine.snapshot)
            },
            await tally(.unknownFields, .extraField(name: "NewlyInvented", value: "1"), bases, &once) { base, trial in
                Forged.changed(trial, base.genuine.snapshot)
            },
            await tally(.duplicatedFields, .duplicatedStatus(paid), queries, &once) { _, trial in
                trial.succeeded ? "taken for an answer" : nil
            },
            await tally(.outerFields, .outerStatus(paid), queries, &once) { base, trial in
                trial.succeeded ? Forged.changed(trial, base.genuine.snapshot) : nil
            },
        ]
    }

    private func tally(
        _ obligation: Obligation, _ forgery: Forgery, _ bases: [Base], _ once: inout ObligationTally,
        violation: (Base, Trial) -> String?
    ) async -> ObligationResult {
        var tally = ObligationTally(obligation)
        guard let forge = bench.forge else { return tally.result(note: "the bench has no forge") }
        for base in bases {
            do {
                guard let genuine = base.body?.bytes, let body = try forge.apply(forgery, to: genuine, as: .answer),
                    let trial = await attempt(base, "\(forgery)", body: body, &once)
                else { continue }
                tally.check(base.fixture, "\(forgery)", violation(base, trial))
            } catch {
                tally.check(base.fixture, "\(forgery)", "the forge failed: \(error)")
            }
        }
        return tally.result(note: "no answer has such a part")
    }

    /// The first cases of each operation, money first.
    private func bytewise() -> [Base] {
        let fitting = bases.filter { base in
            guard let count = base.body?.bytes.count else { return false }
            return count > 0 && count <= Obligations.bytewiseLength
        }
        return Dictionary(grouping: fitting, by: \.fixture.operation).sorted { $0.key.rawValue < $1.key.rawValue }
            .flatMap { _, own in
                Self.moneyFirst(own).prefix(Obligations.bytewiseAnswers)
            }
    }

    private func otherAnswer(_ base: Base, _ trial: Trial) -> String? {
        if trial.succeeded { return Forged.changed(trial, base.genuine.snapshot) }
        guard base.isWrite else { return nil }
        return trial.outcome == "unknown" ? nil : "\(trial.outcome), though it may have happened"
    }
}
