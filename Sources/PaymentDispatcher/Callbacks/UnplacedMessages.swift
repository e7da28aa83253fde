#if Dispatcher
internal import Logging
internal import Payments
internal import Synchronization

/// Sealed messages for which there was no place. Each is told of at warning once: whoever holds one can send it without end. In bounded
/// memory; what is forgotten is told of again.
final class UnplacedMessages: Sendable {
    static let most = 1_000

    private let told = Mutex<Set<[String]>>([])

    /// - Returns: whether that is news.
    func add(_ words: String...) -> Bool {
        told.withLock { told in
            if told.count >= Self.most { told.removeAll() }
            return told.insert(words).inserted
        }
    }
}

extension Desk {
    /// The seal held, so the gateway says it, and nothing here knows the number: another system's at the same account, or one that was lost
    /// with the store.
    func tellUnknown(_ transaction: TransactionReport, _ number: AttemptNumber?, from gateway: any PaymentGateway) {
        let own = Self.short(number?.text ?? "")
        let theirs = Self.short(transaction.gatewayNumber.text)
        let isNews = unplacedMessages.add(gateway.id.text, own, theirs, transaction.claim.rawValue)
        log(
            isNews ? .warning : .debug, "a sealed message is about an attempt that is not in this store",
            [.gateway: gateway.id.text, .attempt: own, .transaction: theirs, .status: transaction.claim.rawValue])
    }

    /// While attempts begin at this gateway it may be about one of them.
    func tellEarly(_ transaction: TransactionReport, from gateway: any PaymentGateway) {
        log(
            .debug, "a sealed message under an unknown number came while attempts begin, and is to come again",
            [
                .gateway: gateway.id.text, .transaction: Self.short(transaction.gatewayNumber.text),
                .status: transaction.claim.rawValue,
            ])
    }

    /// The attempt is ours and of another account, which may be this one under an earlier name.
    func tellElsewhere(_ bound: BoundReport, from gateway: any PaymentGateway) {
        let (attempt, claim) = (bound.attempt, bound.report.claim.rawValue)
        let isNews = unplacedMessages.add(gateway.id.text, attempt.number.text, bound.report.gatewayNumber.text, claim)
        log(
            isNews ? .warning : .debug, "a sealed message is about an attempt of another account",
            [.gateway: gateway.id.text, .order: bound.order.text, .attempt: attempt.number.text, .status: claim])
    }

    /// Nothing of ours is longer.
    private static func short(_ text: String) -> String { String(text.prefix(64)) }
}
#endif
