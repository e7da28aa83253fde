#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// Tells this process what changed: those who watch, the log and the counters. The merchant is told from the store.
    func tell(_ next: NextChange) {
        var before = next.before
        for event in next.change.events {
            let state = event.snapshot.state
            count(.events, event.name)
            log(
                .info, "order changed",
                [.order: event.order.text, .sequence: "\(event.sequence)", .event: event.name, .status: state.status.rawValue])
            countAttention(of: event.order, from: before, to: state)
            countDeclines(of: event.order, among: next.attempts, from: before, to: state)
            before = state
        }
        if let newest = next.change.events.last { watchers.publish(newest.snapshot) }
    }

    private func countAttention(of order: OrderID, from before: OrderState, to state: OrderState) {
        let known = Set(before.attention)
        for attention in state.attention where !known.contains(attention) {
            count(.attention, attention.reason.rawValue)
            log(.notice, "an order needs attention", [.order: order.text, .reason: attention.reason.rawValue])
        }
    }

    /// Each try that was declined once, whoever tells of it and how often.
    private func countDeclines(of order: OrderID, among attempts: [Attempt], from before: OrderState, to state: OrderState) {
        let (known, declines) = (before.declines, state.declines)
        for decline in declines.subtracting(known) {
            guard let attempt = attempts.first(where: { $0.number == decline.attempt }) else { continue }
            count(.declines, attempt.gateway.text)
        }
        if known.count < Self.manyDeclines, declines.count >= Self.manyDeclines {
            count(.repeatedDeclines)
            log(.notice, "an order is declined again and again", [.order: order.text, .count: "\(declines.count)"])
        }
    }

    private static let manyDeclines = 3
}

/// A transaction that was declined.
private struct Decline: Hashable {
    let attempt: AttemptNumber
    let transaction: GatewayNumber
}

extension OrderState {
    fileprivate var declines: Set<Decline> {
        var declines: Set<Decline> = []
        for attempt in attempts {
            for transaction in attempt.transactions where transaction.status == .failed {
                declines.insert(Decline(attempt: attempt.number, transaction: transaction.gatewayNumber))
            }
        }
        return declines
    }
}
#endif
