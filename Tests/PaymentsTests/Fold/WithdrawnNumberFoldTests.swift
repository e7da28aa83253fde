import Testing

@testable import Payments

/// A slip that was printed is paid although the store's code was withdrawn meanwhile (docs: PAYUNi 11).
@Suite("A number that was withdrawn and paid all the same")
struct WithdrawnNumberFoldTests {
    private func said(
        _ claim: Claim, _ method: PaymentMethod = .storeCode, by verification: VerifiedReport.Verification = .query,
        at minutes: Int64
    ) -> Evidence {
        let report = TransactionReport(
            gatewayNumber: "T-1", attemptNumber: Scene.first, claim: claim, raw: claim.rawValue, amount: Scene.due, method: method
        )
        return Evidence(
            .report(VerifiedReport(attempt: Scene.first, report: report, verification: verification)),
            receivedAt: Scene.at(minutes))
    }

    private func state(_ evidence: [Evidence], _ policies: OrderPolicies = OrderPolicies(graceSeconds: 600)) -> OrderState {
        fold(Scene.order(policies: policies), evidence)
    }

    @Test("is money in hand, in whatever order it is told", arguments: [PaymentMethod.storeCode, .atm])
    func paid(method: PaymentMethod) {
        for verification in [VerifiedReport.Verification.sealedCallback, .query] {
            let told = [said(.canceled, method, at: 5), said(.paid, method, by: verification, at: 20)]
            for evidence in [told, told.reversed()] {
                let state = state(evidence)
                #expect(state.status == .paid && state.received == .twd(300) && state.net == .twd(300))
                #expect(state.refundStatus == .none && state.attention.isEmpty)
            }
        }
    }

    @Test("asks a person when the order was canceled too, or its time is over")
    func review() {
        let money = [said(.canceled, at: 5), said(.paid, by: .sealedCallback, at: 65)]
        let canceled = state([Scene.decided(.cancel, number: 1, at: 4)] + money)
        #expect(canceled.status == .review && canceled.net == .twd(300))
        let late = state(money + [Scene.clock(71)], OrderPolicies(late: .review, graceSeconds: 600))
        #expect(late.status == .review && late.net == .twd(300))
    }

    @Test("is denied by a later answer that still says canceled, since nobody can void it")
    func denied() {
        let told = [said(.paid, by: .sealedCallback, at: 5), said(.canceled, at: 6)]
        let denied = state(told)
        #expect(denied.status == .review && denied.attention.map(\.reason) == [.deniedByQuery] && denied.received.isZero)
        #expect(state(told + [said(.paid, at: 7)]).status == .paid, "a query that says paid ends the doubt")
    }

    @Test("an authorization that was withdrawn is voided as before", arguments: [PaymentMethod.card, .linePay])
    func card(method: PaymentMethod) {
        let voided = state([said(.paid, method, at: 5), said(.canceled, method, at: 6)])
        #expect(voided.status == .paid && voided.refundStatus == .full && voided.attention.map(\.reason) == [.voided])
    }
}
