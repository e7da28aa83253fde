#if Dispatcher
import Payments

/// What was said of the transactions of one attempt, in the order of recording, as far as it says what is still to be learned.
struct HeardReports: Sendable {
    /// Since when a message that decides nothing asks for a question; `nil` once one was answered.
    private(set) var queryDueAt: Timestamp?
    private var money: Set<GatewayNumber> = []
    /// Money of which a query told.
    private var confirmed: Set<GatewayNumber> = []
    /// Transactions of which a query told the end.
    private var ended: Set<GatewayNumber> = []
    /// Whether the last word about it leaves it open.
    private var open: [GatewayNumber: Bool] = [:]
    private var dueCaptures: Set<GatewayNumber> = []
    private var pendingRefunds: [GatewayNumber: Timestamp] = [:]

    mutating func hear(_ verified: VerifiedReport, at time: Timestamp) {
        let transaction = verified.report.gatewayNumber
        let isQuery = verified.verification == .query
        if verified.report.claim.isMoney {
            money.insert(transaction)
            if isQuery { confirmed.insert(transaction) }
        }
        if verified.isLastWord { ended.insert(transaction) }
        if verified.verification != .browserReturn { open[transaction] = verified.isOpen }
        if isQuery {
            queryDueAt = nil
            hearSettlement(of: verified.report, at: time)
        } else if verified.asksForQuery {
            queryDueAt = time
        }
    }

    private mutating func hearSettlement(of report: TransactionReport, at time: Timestamp) {
        let transaction = report.gatewayNumber
        let isPending = report.settlement?.refundPending ?? false
        pendingRefunds[transaction] = isPending ? pendingRefunds[transaction] ?? time : nil
        guard let capture = report.authorizedCapture else { return }
        let isDue = capture.isDue && report.claim != .canceled
        if isDue { dueCaptures.insert(transaction) } else { dueCaptures.remove(transaction) }
    }

    var hasUnconfirmedMoney: Bool { !money.isSubset(of: confirmed.union(ended)) }

    /// Money was told of whose end no query told.
    var hasOpenMoney: Bool { !money.isSubset(of: ended) }

    /// A query told the end of all of it. A second number under the same attempt may yet be paid, too.
    var isSettled: Bool {
        let isOpen = open.contains { $0.value && !ended.contains($0.key) }
        return !ended.isEmpty && !hasOpenMoney && !isOpen && queryDueAt == nil
    }

    var isCaptureDue: Bool { !dueCaptures.isDisjoint(with: ended) }

    var refundPendingSince: Timestamp? { pendingRefunds.filter { ended.contains($0.key) }.values.max() }
}
#endif
