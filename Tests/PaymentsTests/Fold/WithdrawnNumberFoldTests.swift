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

    @Test("is called undone when queries say first that it was paid and then that it is canceled")
    func undone() {
        let undone = state([said(.paid, at: 5), said(.canceled, at: 6)])
        #expect(undone.status == .paid && undone.refundStatus == .full && undone.attention.map(\.reason) == [.voided])
        #expect(state([said(.paid, at: 5), said(.canceled, at: 6), said(.paid, at: 7)]).net == .twd(300))
    }

    @Test("stays paid when it was accepted and is undone only later")
    func undoneAfterAccept() {
        let money = [said(.canceled, at: 5), said(.paid, at: 20)]
        let accept = Scene.decided(.accept, number: 2, at: 30)
        let undone = state([Scene.decided(.cancel, number: 1, at: 4)] + money + [accept, said(.canceled, at: 40)])
        #expect(undone.status == .paid && undone.refundStatus == .full && undone.attention.map(\.reason).contains(.voided))
    }

    @Test("is known as a number by its instructions, too")
    func byInstructions() {
        let code = PaymentInstructions.storeCode(.init(store: nil, code: "CODE12345678", amount: Scene.due, deadline: nil))
        let told = [
            Scene.said(.awaitingPayer, at: 1, instructions: code), Scene.said(.canceled, at: 5),
            Scene.said(.paid, by: .sealedCallback, at: 20),
        ]
        #expect(state(told).net == .twd(300))
    }

    @Test("does not hide another number of the attempt that still waits")
    func otherNumber() {
        func number(_ code: String, _ claim: Claim, at minutes: Int64, _ number: GatewayNumber) -> Evidence {
            Scene.said(
                claim, at: minutes, number: number,
                instructions: claim == .awaitingPayer
                    ? .storeCode(.init(store: nil, code: code, amount: Scene.due, deadline: nil)) : nil)
        }
        let told = [
            number("FIRST", .awaitingPayer, at: 1, "T-1"), number("SECOND", .awaitingPayer, at: 2, "T-2"),
            number("SECOND", .canceled, at: 3, "T-2"),
        ]
        func shown(_ evidence: [Evidence]) -> String? {
            if case .storeCode(let code)? = state(evidence).attempts[0].instructions { code.code } else { nil }
        }
        #expect(shown(told) == "FIRST")
        #expect(shown(Array(told.prefix(2))) == "SECOND")
    }
}
