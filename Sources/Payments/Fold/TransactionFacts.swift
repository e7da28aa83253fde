/// All that was ever said about one transaction, joined.
struct TransactionFacts: Sendable, Hashable {
    /// What settles: claims of sealed callbacks and of queries.
    var claims: [Claim: ClaimFacts] = [:]
    /// The payer's browser brought something: it can show progress and nothing more.
    var shownByBrowser: Claim?
    var paidAmounts: Set<Money> = []
    /// The full amounts of which money fell short.
    var shortOf: Set<Money> = []
    /// Terms of a payment that are not the attempt's: reasons why its money may not be counted.
    var mismatches: Set<Mismatch> = []
    /// Numbers under which the gateway booked the money instead, and when we first knew.
    var reassignedTo: [String: Timestamp] = [:]
    var unrecognized: Set<String> = []
    var token: Token?
    var tokensAsked: ExactDecimal?
    var tokensReceived: ExactDecimal?
    var tokensReturned: ExactDecimal?
    /// What the gateway ever said had gone back in all.
    var refundedAtGateway: Set<Money> = []
    /// When we first knew of it, with nothing on its way that might yet be called off.
    var refundedSince: [Money: Timestamp] = [:]
    /// It is paid at a bank or a counter, by a number.
    var isByNumber = false
    var refundPending: Latest<Bool>?
    /// `nil` inside: the last word was a known one, or there was none.
    var unrecognizedRefund: Latest<String?>?
    /// What was said of it where there may be an authorization.
    var capture: Latest<CaptureStatus>?
    var instructions: Latest<PaymentInstructions>?

    struct Mismatch: Sendable, Hashable {
        var field: String
        /// The amount that an answer named whose only other term this is. Whoever is asked is told the amount, and must say when it is
        /// another: where this one is, the field is the gateway's word for just that.
        var amount: Money?
    }

    struct ClaimFacts: Sendable, Hashable, Joinable {
        /// When we first knew, by our clock.
        var firstKnown: Timestamp
        /// When it happened, by the gateway's clock.
        var paidAt: Timestamp?
        /// When queries said it, as far as the answers were news.
        var queriedAt: Set<Timestamp> = []

        mutating func join(_ other: ClaimFacts) {
            firstKnown = min(firstKnown, other.firstKnown)
            paidAt.joinMinimum(other.paidAt)
            queriedAt.formUnion(other.queriedAt)
        }

        /// The gateway's own time of payment, else the earliest time at which it was known.
        var happenedAt: Timestamp { paidAt ?? firstKnown }
    }

    /// Paid, and the authorization was withdrawn: all of it went back. What is paid by a number has no authorization: its number was
    /// withdrawn, and somebody paid it all the same (docs: PAYUNi 11), unless queries say first that it was paid and then that it is canceled.
    var isVoided: Bool { voidedAt != nil }

    /// When we first knew.
    var voidedAt: Timestamp? {
        guard let paid = claims[.paid], let canceled = claims[.canceled] else { return nil }
        guard isByNumber else { return max(paid.firstKnown, canceled.firstKnown) }
        guard let confirmed = paid.queriedAt.max() else { return nil }
        return canceled.queriedAt.filter { $0 > confirmed }.min()
    }

    /// `nil` where no authorization is known: a try that was broken off has nothing to capture.
    var authorizedCapture: CaptureStatus? { claims[.paid] == nil ? nil : capture?.value }

    mutating func insert(_ report: TransactionReport, by verification: VerifiedReport.Verification, receivedAt: Timestamp) {
        instructions.join(report.instructions.map { Latest($0, text: $0.writtenText, receivedAt: receivedAt) })
        isByNumber = isByNumber || report.isByNumber
        for notice in report.notices where verification != .browserReturn {
            if case .reassigned(let number) = notice {
                reassignedTo[number] = min(reassignedTo[number] ?? receivedAt, receivedAt)
            }
        }
        guard report.claim != .unrecognized else {
            // The word for money that was booked elsewhere is known.
            if verification == .browserReturn || !report.isReassigned { unrecognized.insert(report.raw) }
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
            firstKnown: receivedAt, paidAt: report.claim.isMoney ? report.paidAt : nil, queriedAt: byQuery ? [receivedAt] : [])
        claims.join(facts, at: report.claim)
        if report.claim == .paid, let amount = report.amount { paidAmounts.insert(amount) }
        if report.claim == .underpaid, let amount = report.amount { shortOf.insert(amount) }
        if report.claim.isMoney {
            let fields = report.mismatchedFields
            let amount = byQuery && fields.count == 1 ? report.amount : nil
            for field in fields { mismatches.insert(Mismatch(field: field, amount: amount)) }
        }
        if let tokens = report.tokens { insert(tokens, byQuery: byQuery) }
        if let settlement = report.settlement {
            capture.join(report.authorizedCapture.map { Latest($0, text: $0.word, receivedAt: receivedAt) })
            if let refunded = settlement.refunded {
                refundedAtGateway.insert(refunded)
                if !settlement.refundPending {
                    refundedSince[refunded] = min(refundedSince[refunded] ?? receivedAt, receivedAt)
                }
            }
            refundPending.join(
                Latest(settlement.refundPending, text: settlement.refundPending.description, receivedAt: receivedAt))
            let word = settlement.unrecognizedRefund
            unrecognizedRefund.join(Latest(word, text: word.map { ":" + $0 } ?? "", receivedAt: receivedAt))
        }
    }

    /// On a chain, amounts count only from verified queries.
    private mutating func insert(_ tokens: TransactionReport.TokenMovement, byQuery: Bool) {
        guard byQuery else { return }
        let said = tokens.token.canonical
        if let token, token != said { mismatches.insert(Mismatch(field: "token")) }
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

extension TransactionReport {
    /// The capture of an authorization that there may be. Gateways fill the field for payments that were never approved, too: whoever
    /// says in the same breath that it was declined speaks of no authorization.
    package var authorizedCapture: CaptureStatus? {
        switch claim {
        case .paid, .underpaid, .canceled, .processing: settlement?.capture
        case .awaitingPayer, .failed, .expired, .returned, .unrecognized: nil
        }
    }

    /// The payer goes to a bank or a counter with a number.
    fileprivate var isByNumber: Bool {
        switch instructions {
        case .bankTransfer, .storeCode: true
        case .form, .redirect, .token, nil: method == .atm || method == .storeCode
        }
    }

    /// The gateway booked the money under a number of its own.
    package var isReassigned: Bool {
        notices.contains { notice in
            if case .reassigned = notice { true } else { false }
        }
    }

    fileprivate var mismatchedFields: Set<String> {
        Set(
            notices.compactMap { notice in
                if case .mismatch(let field) = notice { field } else { nil }
            })
    }
}
