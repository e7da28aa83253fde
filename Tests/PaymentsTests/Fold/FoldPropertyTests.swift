import StrictJSON
import Testing

@testable import Payments

/// The invariants of the order model over random histories. A failure prints its seed and the smallest history that still fails.
@Suite struct FoldPropertyTests {
    private static let seeds = 0..<UInt64(Thoroughness.isFull ? 100_000 : 1000)

    /// Runs one rule over all seeds.
    private func forAll(
        _ rule: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ holds: @escaping (Order, [Evidence], inout SeededGenerator) -> Bool
    ) {
        for seed in Self.seeds {
            var random = RandomHistory(seed: seed)
            let order = random.order()
            let history = random.history(length: Int.random(in: 1...14, using: &random.generator))
            let generator = random.generator
            let fails: ([Evidence]) -> Bool = { history in
                var generator = generator
                return !holds(order, history, &generator)
            }
            guard fails(history) else { continue }
            let smallest = shrink(history, while: fails)
            Issue.record(
                "\(rule): seed \(seed), order \(order.json.text), evidence \(smallest.map(\.json.text).joined(separator: "\n"))",
                sourceLocation: sourceLocation)
            return
        }
    }

    @Test("1: any permutation of the evidence gives the same state")
    func permutation() {
        forAll("permutation") { order, history, generator in
            fold(order, history.shuffled(using: &generator)) == fold(order, history)
        }
    }

    @Test("2: repeating evidence changes nothing")
    func repetition() {
        forAll("repetition") { order, history, generator in
            let repeated = history + history.filter { _ in Bool.random(using: &generator) }
            return fold(order, repeated.shuffled(using: &generator)) == fold(order, history)
        }
    }

    @Test("3: unrecognized and unauthenticated evidence never changes the status")
    func muteEvidence() {
        forAll("mute evidence") { order, history, generator in
            let mute = [
                Evidence(.hint(Hint(attempt: Scene.first, gatewayNumber: "T-1")), receivedAt: Scene.at(80)),
                Scene.said(.unrecognized, by: .query, at: 81, raw: "something new"),
                Scene.said(.unrecognized, by: .sealedCallback, at: 82, number: "T-77", raw: "NEU"),
                Scene.decided(.note, number: 9, at: 83),
            ]
            let before = fold(order, history).status
            return fold(order, (history + mute).shuffled(using: &generator)).status == before
        }
    }

    @Test("4: folding one by one equals folding the batch")
    func oneByOne() {
        forAll("one by one") { order, history, _ in
            var told = OrderHistory(order)
            for piece in history { _ = told.record(piece) }
            return told.snapshot.state == fold(order, history)
        }
    }

    @Test("5: paid needs a verified money claim bound to the order, of equal amount and currency, or a person's word over money")
    func paidNeedsMoney() {
        forAll("paid needs money") { order, history, _ in
            guard fold(order, history).status == .paid else { return true }
            let accepted = history.contains {
                if case .decision(let decision) = $0.statement { decision.kind == .accept } else { false }
            }
            return history.contains { piece in
                guard case .report(let verified) = piece.statement, verified.verification != .browserReturn else { return false }
                let report = verified.report
                if accepted {
                    return report.claim.isMoney || report.notices.contains { if case .reassigned = $0 { true } else { false } }
                }
                guard let attempt = order.attempts.first(where: { $0.number == verified.attempt }) else { return false }
                let isExact = report.claim == .paid && report.amount == attempt.amount
                let isTolerated = report.claim == .underpaid && order.policies.toleranceBasisPoints > 0
                return isExact || isTolerated
            }
        }
    }

    @Test("6: nothing that is not money, and came later, leaves paid")
    func paidStays() {
        forAll("paid stays") { order, history, generator in
            guard fold(order, history).status == .paid else { return true }
            // What is paid by a number cannot be voided, so "canceled" denies it.
            let isByNumber = history.contains { piece in
                if case .report(let verified) = piece.statement { verified.report.method == .storeCode } else { false }
            }
            let words: [Claim] = [.awaitingPayer, .processing, .unrecognized] + (isByNumber ? [] : [.canceled])
            let confirmed = history + [Scene.said(words.randomElement(using: &generator) ?? .processing, at: 95)]
            return fold(order, confirmed + [Scene.clock(99)]).status == .paid
        }
    }

    @Test("6b: a payment that a query confirmed is not denied by any later word")
    func confirmedStays() {
        let words: [Claim] = [.awaitingPayer, .processing, .failed, .expired, .canceled, .unrecognized]
        for word in words {
            for way in VerifiedReport.Verification.allCases {
                let history = [Scene.said(.paid, by: .query, at: 10), Scene.said(word, by: way, at: 50), Scene.clock(99)]
                #expect(fold(Scene.order(), history).status == .paid, "\(word) by \(way)")
            }
        }
    }

    @Test("8: each change is one event, numbered 1, 2, 3; a replay gives the same bytes")
    func events() {
        forAll("events") { order, history, _ in
            func replay() -> [OrderEvent] {
                var told = OrderHistory(order)
                return history.compactMap { told.record($0) }
            }
            let events = replay()
            return events.map(\.sequence) == Array(1...(max(events.count, 1))).prefix(events.count).map { $0 }
                && events.map(\.jsonText) == replay().map(\.jsonText)
                && zip(events, events.dropFirst()).allSatisfy { $0.snapshot.state != $1.snapshot.state }
        }
    }

    @Test("9: whoever waits has a next check that ends the wait")
    func nextCheck() {
        forAll("next check") { order, history, _ in
            let state = fold(order, history)
            guard (state.nextCheck != nil) == state.status.isWaiting else { return false }
            guard let next = state.nextCheck else { return true }
            return !fold(order, history + [Evidence(.clock, receivedAt: next)]).status.isWaiting
        }
    }

    @Test("10: money adds up: received is net and refunded, or it is said")
    func sums() {
        forAll("sums") { order, history, _ in
            let state = fold(order, history)
            let exceeds = state.attention.contains { $0.reason == .refundExceedsReceived }
            // What is only on its way takes nothing off yet.
            return state.net.adding(state.refunded) == state.received || (exceeds && state.net.isZero)
        }
    }

    @Test("evidence, orders and reports survive their documents")
    func documents() throws {
        for seed in Self.seeds.prefix(500) {
            var random = RandomHistory(seed: seed)
            let order = random.order()
            #expect(try Order(json: parse(order.json.text), path: "order") == order)
            for piece in random.history(length: 5) {
                #expect(try Evidence(json: parse(piece.json.text), path: "evidence") == piece)
            }
        }
    }
}
