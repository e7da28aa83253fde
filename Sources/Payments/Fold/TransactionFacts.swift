/// All that was ever said about one transaction, joined.
struct TransactionFacts: Sendable, Hashable {
    /// What settles: claims of sealed callbacks and of queries.
    var claims: [Claim: ClaimFacts] = [:]
    /// The payer's browser brought something: it can show progress and nothing more.
    var shownByBrowser: Claim?
    var paidAmounts: Set<Money> = []
    /// The full amounts of which money fell short.
    var shortOf: Set<Money> = []
    /// Amounts said beside a claim of money, with reasons why they may not be counted.
    var mismatches: Set<String> = []
    /// Numbers under which the gateway booked the money instead, and when we first knew.
    var reassignedTo: [String: Timestamp] = [:]
    var unrecognized: Set<String> = []
    var token: Token?
    var tokensAsked: ExactDecimal?
    var tokensReceived: ExactDecimal?
    var tokensReturned: ExactDecimal?
    var refundedAtGateway: [Currency: ExactDecimal] = [:]
    var refundPending: Latest<Bool>?
    var capture: Latest<CaptureStatus>?
    var instructions: Latest<PaymentInstructions>?

    struct ClaimFacts: Sendable, Hashable, Joinable {
        /// When we first knew, by our clock.
        var firstKnown: Timestamp
        /// When it happened, by the gateway's clock.
        var paidAt: Timestamp?
        /// The last time a query said it; `nil` if no query ever did.
        var lastQueried: Timestamp?

        mutating func join(_ other: ClaimFacts) {
            firstKnown = min(firstKnown, other.firstKnown)
            paidAt.joinMinimum(other.paidAt)
            lastQueried.joinMaximum(other.lastQueried)
        }

        /// The gateway's own time of payment, else the earliest time at which it was known.
        var happenedAt: Timestamp { paidAt ?? firstKnown }
    }

    mutating func insert(_ report: TransactionReport, by verification: VerifiedReport.Verification, receivedAt: Timestamp) {
        instructions.join(report.instructions.map { Latest($0, text: $0.writtenText, receivedAt: receivedAt) })
        for notice in report.notices where verification != .browserReturn {
            if case .reassigned(let number) = notice {
                reassignedTo[number] = min(reassignedTo[number] ?? receivedAt, receivedAt)
            }
        }
        guard report.claim != .unrecognized else {
            unrecognized.insert(report.raw)
            return
        }
        if verification == .browserReturn {
            insertShown(report.claim)
        } else {
            insertSettling(report, byQuery: verification == .query, receivedAt: receivedAt)
        }
    }

    private mutating func insertShown(_ claim: Claim) {
        let shown: Claim = claim.isMoney || claim == .processing ? .processing : .awaitingPayer
        if let present = shownByBrowser?.rank, present >= (shown.rank ?? 0) { return }
        shownByBrowser = shown
    }

    private mutating func insertSettling(_ report: TransactionReport, byQuery: Bool, receivedAt: Timestamp) {
        let facts = ClaimFacts(
            firstKnown: receivedAt, paidAt: report.claim.isMoney ? report.paidAt : nil, lastQueried: byQuery ? receivedAt : nil)
        claims.join(facts, at: report.claim)
        if report.claim == .paid, let amount = report.amount { paidAmounts.insert(amount) }
        if report.claim == .underpaid, let amount = report.amount { shortOf.insert(amount) }
        if report.claim.isMoney {
            for notice in report.notices {
                if case .mismatch(let field) = notice { mismatches.insert(field) }
            }
        }
        if let tokens = report.tokens { insert(tokens, byQuery: byQuery) }
        if let settlement = report.settlement {
            capture.join(settlement.capture.map { Latest($0, text: $0.word, receivedAt: receivedAt) })
            if let refunded = settlement.refunded {
                refundedAtGateway[refunded.currency].joinMaximum(refunded.amount)
            }
            refundPending.join(
                Latest(settlement.refundPending, text: settlement.refundPending.description, receivedAt: receivedAt))
        }
    }

    /// On a chain, amounts count only from verified queries.
    private mutating func insert(_ tokens: TransactionReport.TokenMovement, byQuery: Bool) {
        guard byQuery else { return }
        let said = tokens.token.canonical
        if let token, token != said { mismatches.insert("token") }
        if token.map({ Self.sortKey(said) > Self.sortKey($0) }) ?? true { token = said }
        tokensAsked.joinMaximum(tokens.asked)
        tokensReceived.joinMaximum(tokens.received)
        tokensReturned.joinMaximum(tokens.returned)
    }

    /// Symbol and decimals take part: two spellings of one contract must not depend on who came first.
    static func sortKey(_ token: Token) -> (String, String, String, Int) {
        (token.contract, token.chain, token.symbol, token.decimals)
    }
}
