internal import Payments
internal import StrictJSON

extension CallbackObligations {
    /// Genuine seals around changed content: what remains when the seal is no longer the defence.
    func forged(_ bases: [Base]) -> [ObligationResult] {
        let note = bench.forge == nil ? "the bench has no forge" : "no message has such a part"
        let paid = bench.forge?.paidWord ?? ""
        return [
            tally(.wrongMerchant, .merchant("another-merchant"), bases, note) { base, trial in
                trial.outcome == "authenticated" ? "believed a message about another merchant" : nil
            },
            tally(.wrongAmount, .amount("1"), bases.filter { $0.snapshot.transactions.contains(where: \.isMoney) }, note) {
                base, trial in
                Forged.hidesAmount(trial, of: base.snapshot)
            },
            tally(.unknownStatus, .status("no_such_status"), bases, note) { base, trial in
                Forged.mapsUnknown(trial, of: base.snapshot)
            },
            tally(.unknownFields, .extraField(name: "NewlyInvented", value: "1"), bases, note) { base, trial in
                trial.snapshot == base.snapshot ? nil : "reads otherwise: \(Comparison.shown(trial.snapshot))"
            },
            tally(.duplicatedFields, .duplicatedStatus(paid), bases, note) { base, trial in
                trial.outcome == "rejected" ? nil : "read as \(trial.outcome)"
            },
            tally(.outerFields, .outerStatus(paid), bases, note, changesOuterStatus: true) { base, trial in
                trial.outcome == "rejected" ? nil : base.differs(trial) ?? Forged.changed(trial, base.snapshot)
            },
        ]
    }

    private func tally(
        _ obligation: Obligation, _ forgery: Forgery, _ bases: [Base], _ note: String,
        changesOuterStatus: Bool = false, violation: (Base, Trial) -> String?
    ) -> ObligationResult {
        var tally = ObligationTally(obligation)
        guard let forge = bench.forge else { return tally.result(note: note) }
        for base in bases {
            do {
                guard let body = try forge.apply(forgery, to: base.callback.body, as: .callback) else { continue }
                var problem = violation(base, base.read(body))
                if problem == nil, changesOuterStatus { problem = try makesAnother(base, forge) }
                tally.check(base.fixture, "\(forgery)", problem)
            } catch {
                tally.check(base.fixture, "\(forgery)", "the forge failed: \(error)")
            }
        }
        return tally.result(note: note)
    }

    /// Two messages that differ in nothing but what stands outside the seal are one.
    private func makesAnother(_ base: Base, _ forge: any Forge) throws -> String? {
        func body(_ word: String) throws -> [UInt8]? {
            try forge.apply(.outerStatus(word), to: base.callback.body, as: .callback)
        }
        guard let one = try body(forge.paidWord), let again = try body(forge.paidWord), let other = try body("no_such_status")
        else { return nil }
        // A forge that seals otherwise each time shows nothing.
        guard one == again, let sealed = base.sealed(in: one), let others = base.sealed(in: other) else { return nil }
        return sealed == others ? nil : "is another message with another outer status: `sealed` does not say what was sealed"
    }
}

/// Rules that hold for forged callbacks and forged answers alike.
enum Forged {
    static func hidesAmount(_ trial: Trial, of genuine: JSONValue) -> String? {
        let before = genuine.transactions.compactMap { $0["amount"] }
        let hidden = trial.countedMoney.contains { transaction in
            guard let amount = transaction["amount"], amount != .null else { return true }
            return before.contains(amount)
        }
        return hidden ? "claims money and does not report the amount that the gateway named" : nil
    }

    /// A message may have said beside the status word that nothing is decided: then it still says so.
    static func mapsUnknown(_ trial: Trial, of genuine: JSONValue) -> String? {
        guard trial.outcome == "authenticated" || trial.succeeded, trial.transactions.count == 1 else { return nil }
        let claim = trial.transactions[0].claim
        let wasUndecided = genuine.transactions.first?.claim == "processing"
        return claim == "unrecognized" || claim == "processing" && wasUndecided ? nil : "claims \(claim)"
    }

    static func changed(_ trial: Trial, _ genuine: JSONValue) -> String? {
        trial.snapshot == genuine ? nil : "reads otherwise: \(Comparison.shown(trial.snapshot))"
    }
}
