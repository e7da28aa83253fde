import Testing

@testable import Payments

/// What the payer's browser brings is genuine and may be old: it shows, and never settles.
@Suite("Browser returns")
struct BrowserFoldTests {
    private func attempt(_ evidence: [Evidence]) -> AttemptStatus { fold(Scene.order(), evidence).attempts[0].status }

    @Test("every word of a browser shows at most progress, and no money", arguments: Claim.allCases)
    func alone(claim: Claim) {
        let state = fold(
            Scene.order(),
            [
                Scene.said(
                    claim, by: .browserReturn, at: 5, tokens: Scene.movement(asked: "9.23", received: "9.23"),
                    settlement: .init(capture: .captured, refunded: .twd(300)),
                    notices: [.mismatch(field: "x"), .reassigned(to: "N")])
            ])
        let shown: AttemptStatus =
            switch claim {
            case .paid, .underpaid, .processing: .processing
            case .unrecognized: .created
            default: .awaitingPayer
            }
        #expect(state.attempts[0].status == shown)
        #expect(state.status == (shown == .processing ? .processing : .open))
        #expect(state.received.isZero && state.refunded.isZero && state.receivedTokens.isEmpty && state.settledBy == nil)
        #expect(state.attention.map(\.reason) == (claim == .unrecognized ? [.unrecognizedStatus] : []))
        #expect(state.attempts[0].transactions[0].capture == nil)
    }

    @Test("the higher of two returns is shown, in either order")
    func higher() {
        let words = [Scene.said(.paid, by: .browserReturn, at: 5), Scene.said(.failed, by: .browserReturn, at: 6)]
        #expect(attempt(words) == .processing && attempt(words.reversed()) == .processing)
    }

    @Test("a return raises what a callback said, and never above it")
    func besideCallbacks() {
        let paid = Scene.said(.paid, by: .browserReturn, at: 5)
        #expect(attempt([paid, Scene.said(.awaitingPayer, by: .sealedCallback, at: 1)]) == .processing)
        for claim in [Claim.failed, .expired, .canceled] {
            #expect(attempt([paid, Scene.said(claim, by: .sealedCallback, at: 1)]).rawValue == claim.rawValue)
        }
    }

    @Test("instructions that the browser brings are shown")
    func instructions() {
        let code = PaymentInstructions.storeCode(.init(store: nil, code: "1", amount: .twd(300), deadline: nil))
        let state = fold(Scene.order(), [Scene.said(.awaitingPayer, by: .browserReturn, at: 1, instructions: code)])
        #expect(state.attempts[0].instructions == code)
    }
}
