package import Payments

/// What a status word and a trade status mean together: the mapping as data, every row with its source.
package struct ClaimRow: Sendable {
    /// Where the two were read.
    package enum Origin: String, Sendable, CaseIterable {
        /// A notify, a return or a create reply: `Status` and `TradeStatus` of one trade.
        case message
        /// An element of a query's list, complete (`DataSource` A or none).
        case entry
        /// An element of a query's list that PAYUNi still works on (`DataSource` B).
        case incompleteEntry
    }

    package let origin: Origin
    let status: StatusWord
    let trade: [TradeStatus]
    package let claim: Claim
    /// Asking again is due because the statement is not final.
    package let queryDue: Bool
    package let source: String
}

package enum ClaimTable {
    /// The row for two words, or `nil`: then the claim is `Claim.unrecognized` and a query is due.
    static func row(_ origin: ClaimRow.Origin, _ status: StatusWord, _ trade: TradeStatus) -> ClaimRow? {
        // Whatever the trade says, nobody knows yet.
        if status == .undecided { return undecided }
        return rows.first { $0.origin == origin && $0.status == status && $0.trade.contains(trade) }
    }

    private static let undecided = ClaimRow(
        origin: .message, status: .undecided, trade: TradeStatus.known, claim: .processing, queryDue: true,
        source: "PAYUNi 8.6, 16")

    package static let rows: [ClaimRow] =
        [
            row(.message, .success, [.issued, .unpaid], .awaitingPayer, "PAYUNi 8.2, 13"),
            row(.message, .success, [.paid], .paid, "PAYUNi 8.6"),
            row(.message, .success, [.failed], .failed, "PAYUNi 13"),
            row(.message, .success, [.canceled], .canceled, "PAYUNi 13"),
            row(.message, .success, [.expired], .expired, "PAYUNi 8.4"),
            row(.message, .success, [.awaitingConfirmation], .processing, "PAYUNi 13"),
            row(.message, .approved, [.issued, .unpaid], .awaitingPayer, "PAYUNi 8.6"),
            row(.message, .approved, [.awaitingConfirmation], .processing, "PAYUNi 8.6"),
            // "Review passed, not paid" beside "paid": neither is believed before a query.
            row(.message, .approved, [.paid], .processing, "PAYUNi 8.6", queryDue: true),
            row(.message, .error, [.failed], .failed, "PAYUNi 8.2, 14"),
            row(.message, .error, [.canceled], .canceled, "PAYUNi 14.3"),
            row(.message, .error, [.expired], .expired, "PAYUNi 8.4"),
            undecided,
        ] + [
            row(.entry, .success, [.issued, .unpaid], .awaitingPayer, "PAYUNi 9, 13"),
            row(.entry, .success, [.paid], .paid, "PAYUNi 9"),
            row(.entry, .success, [.failed], .failed, "PAYUNi 9, 13"),
            row(.entry, .success, [.canceled], .canceled, "PAYUNi 9, 13"),
            row(.entry, .success, [.expired], .expired, "PAYUNi 13"),
            row(.entry, .success, [.awaitingConfirmation], .processing, "PAYUNi 13"),
            row(.incompleteEntry, .success, [.issued, .unpaid], .awaitingPayer, "PAYUNi 9", queryDue: true),
            row(
                .incompleteEntry, .success, [.paid, .failed, .canceled, .expired, .awaitingConfirmation], .processing, "PAYUNi 9",
                queryDue: true),
        ]

    private static func row(
        _ origin: ClaimRow.Origin, _ status: StatusWord, _ trade: [TradeStatus], _ claim: Claim, _ source: String,
        queryDue: Bool = false
    ) -> ClaimRow {
        ClaimRow(origin: origin, status: status, trade: trade, claim: claim, queryDue: queryDue, source: source)
    }
}
