import Payments

/// Random orders and evidence: several attempts and transactions, every source, some paid by a number, wrong amounts, refunds of a part and
/// of all, decisions, clocks.
struct RandomHistory {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func order() -> Order {
        let confirmations: [OrderPolicies.Confirmation] = [.callbackIsEnough, .callbackIsEnough, .always, .above(.twd(200))]
        let policies = OrderPolicies(
            late: pick(OrderPolicies.Late.allCases), over: pick(OrderPolicies.Over.allCases),
            afterCancel: pick(OrderPolicies.AfterCancel.allCases), confirmation: pick(confirmations),
            toleranceBasisPoints: pick([0, 0, 100, 5000]), graceSeconds: pick([0, 600, 3600]))
        return Scene.order(
            policies: policies, amounts: pick([[.twd(300), .twd(300)], [.twd(100), .twd(200)], [.twd(300), .twd(1)]]))
    }

    mutating func history(length: Int) -> [Evidence] {
        (0..<length).map { _ in evidence() }
    }

    mutating func evidence() -> Evidence {
        let minute = Int64.random(in: 0...90, using: &generator)
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: return Scene.clock(minute)
        case 1: return Scene.decided(pick(Decision.Kind.allCases), number: Int.random(in: 1...3, using: &generator), at: minute)
        case 2:
            return Scene.refunded(
                pick([.twd(100), .twd(300), .twd(300)]), pick(Refund.Status.allCases), refund: pick(["R-1", "R-2"]),
                number: pick(["T-1", "T-2"]),
                at: minute)
        case 3: return Evidence(.hint(Hint(attempt: Scene.first, gatewayNumber: "T-1")), receivedAt: Scene.at(minute))
        case 4:
            return Evidence(
                .start(StartOutcome(attempt: pick([Scene.first, Scene.second]), outcome: pick(StartOutcome.Outcome.allCases))),
                receivedAt: Scene.at(minute))
        default: return report(at: minute)
        }
    }

    private mutating func report(at minute: Int64) -> Evidence {
        let attempt: AttemptNumber = pick([Scene.first, Scene.first, Scene.second, "A-9"])
        let amounts: [Money?] = [.twd(300), .twd(300), .twd(300), .twd(100), .twd(299), nil, Money("300", "USD")]
        let notices: [[TransactionReport.Notice]] = [
            [], [], [], [], [.queryDue], [.mismatch(field: "token_address")], [.reassigned(to: "N-1")],
        ]
        let movements: [TransactionReport.TokenMovement?] = [
            nil, Scene.movement(asked: "9.23", received: "9.23"), Scene.movement(asked: "9.23", received: "5"),
            Scene.movement(asked: "9.23", received: "10"),
        ]
        let settlements: [TransactionReport.Settlement?] = [
            nil, nil, TransactionReport.Settlement(capture: .notRequested),
            TransactionReport.Settlement(capture: .captured, refunded: .twd(300), refundable: .twd(0)),
        ]
        return Scene.said(
            pick(Claim.allCases), by: pick(VerifiedReport.Verification.allCases), at: minute, attempt: attempt,
            number: pick(["T-1", "T-1", "T-2"]), amount: pick(amounts),
            paidAt: pick([nil, nil, Int64.random(in: 0...90, using: &generator)]), tokens: pick(movements),
            settlement: pick(settlements), notices: pick(notices), method: pick([nil, nil, .storeCode]))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }
}

/// Drops pieces one after the other while the failure stays, so that a counter-example is small enough to read.
func shrink(_ history: [Evidence], while fails: ([Evidence]) -> Bool) -> [Evidence] {
    var smallest = history
    var index = 0
    while index < smallest.count {
        var shorter = smallest
        shorter.remove(at: index)
        if fails(shorter) { smallest = shorter } else { index += 1 }
    }
    return smallest
}
