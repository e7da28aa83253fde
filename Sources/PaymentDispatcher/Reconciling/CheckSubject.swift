#if Dispatcher
import Payments

/// What is known of one attempt as far as it says when to ask about it, and how.
struct CheckSubject: Sendable, Hashable {
    /// How money comes: this decides how long it may take.
    enum Rhythm: String, Sendable, Hashable, CaseIterable {
        /// Card or wallet: now or never.
        case immediate
        /// A number that is paid at a bank or a counter, days later.
        case byNumber
        /// Nobody can keep tokens from coming late.
        case onChain
    }

    var number: AttemptNumber
    var amount: Money
    var rhythm: Rhythm
    var reservedAt: Timestamp
    var orderDeadline: Timestamp
    /// After this the order has expired, if nothing came.
    var orderExpires: Timestamp
    /// What the gateway said last about how long the payer may pay.
    var instructionsDeadline: Timestamp?
    /// What became of starting it, if it was not simply done.
    var start: StartOutcome.Outcome?
    /// The gateway said something about it, ever.
    var isHeardOf = false
    /// When we first knew of money, by our clock.
    var moneyKnownAt: Timestamp?
    /// A message told of money of which no query ever did.
    var hasUnconfirmedMoney = false
    /// Since when a message that decides nothing asks for a question; `nil` once one was answered.
    var queryDueAt: Timestamp?
    /// Money was told of whose end no query told.
    var hasOpenMoney = false
    /// A query told the end of all of it: asking again would tell nothing new, except about its capture.
    var isSettled = false
    /// It is paid, and its authorization is not captured.
    var isCaptureDue = false
    /// Since when a query says that money is on its way back, by our clock.
    var refundPendingSince: Timestamp?
    /// The gateway said last that it has not decided.
    var isUndecided = false

    /// Messages told of money, which whoever has the keys can seal, and the gateway's own answers should know of it by now.
    func isUnconfirmed(at now: Timestamp) -> Bool {
        guard hasUnconfirmedMoney, !isUndecided, let moneyKnownAt else { return false }
        return now >= moneyKnownAt.adding(seconds: Self.confirmationSeconds)
    }

    private static let confirmationSeconds: Int64 = 900

    var isRefused: Bool { !isHeardOf && start == .refused }
    /// The answer to its start was lost, and nothing was heard of it since.
    var isStartUnknown: Bool { !isHeardOf && start == .unknown }
}

extension CheckSubject {
    /// - Returns: `nil` when the order has no such attempt.
    init?(_ number: AttemptNumber, of loaded: LoadedOrder) {
        let order = loaded.record.order
        let entry = loaded.journal.first { entry in
            if case .attempt(let attempt) = entry.fact { attempt.number == number } else { false }
        }
        guard let entry, case .attempt(let attempt) = entry.fact else { return nil }
        self.init(
            number: number, amount: attempt.amount, rhythm: Rhythm(attempt.method), reservedAt: entry.at,
            orderDeadline: order.deadline, orderExpires: order.expiresAfter)
        start = loaded.startOutcome(of: number)
        var heard = HeardReports()
        for evidence in loaded.evidence {
            guard case .report(let verified) = evidence.statement, verified.attempt == number else { continue }
            hear(verified.report, at: evidence.receivedAt)
            heard.hear(verified, at: evidence.receivedAt)
        }
        queryDueAt = heard.queryDueAt
        hasUnconfirmedMoney = heard.hasUnconfirmedMoney
        hasOpenMoney = heard.hasOpenMoney
        isSettled = heard.isSettled
        isCaptureDue = heard.isCaptureDue
        refundPendingSince = heard.refundPendingSince
    }

    private mutating func hear(_ report: TransactionReport, at time: Timestamp) {
        isHeardOf = true
        isUndecided = report.claim == .processing
        if let method = report.method { rhythm = max(rhythm, Rhythm(method)) }
        if let instructions = report.instructions {
            rhythm = max(rhythm, Rhythm(instructions))
            instructionsDeadline = instructions.deadline ?? instructionsDeadline
        }
        if report.claim.isMoney { moneyKnownAt = min(moneyKnownAt ?? time, time) }
    }
}

extension CheckSubject.Rhythm: Comparable {
    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    init(_ method: PaymentMethod) {
        switch method {
        case .atm, .storeCode, .cashOnDelivery: self = .byNumber
        case .stablecoin: self = .onChain
        default: self = .immediate
        }
    }

    fileprivate init(_ instructions: PaymentInstructions) {
        switch instructions {
        case .bankTransfer, .storeCode: self = .byNumber
        case .token: self = .onChain
        case .form, .redirect: self = .immediate
        }
    }
}
#endif
