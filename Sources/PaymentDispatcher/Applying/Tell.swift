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
        let declines = (before.declines, state.declines)
        if declines.0 < Self.manyDeclines, declines.1 >= Self.manyDeclines {
            count(.repeatedDeclines)
            log(.notice, "an order is declined again and again", [.order: order.text, .count: "\(declines.1)"])
        }
    }

    private static let manyDeclines = 3
}

extension OrderState {
    fileprivate var declines: Int { attempts.flatMap(\.transactions).count { $0.status == .failed } }
}
#endif
