extension TransactionStanding {
    /// The gateway took it back by itself, or never had it.
    fileprivate var isGoneOrDenied: Bool { problems.contains { $0.reason == .deniedByQuery || $0.reason == .paidAndReturned } }
}

/// When money came, and when it was known.
private struct MoneyMoment {
    var knownAt: Timestamp?
    var happenedAt: Timestamp?
    var isLate: Bool
}

/// The money of an order: what counts, what is there and may not be counted, and how it compares with what is due.
struct OrderSum {
    /// Confirmed fiat value, counted or not, in the currency of the order.
    private(set) var received: Money
    /// What counts covers what is due.
    private(set) var covers = false
    /// Something counts or is short, so money is in hand.
    private(set) var holdsMoney = false
    /// Money is there that no policy lets count.
    private(set) var hasProblem = false
    private(set) var isLate = false
    private(set) var isShort = false
    private(set) var isOver = false
    private(set) var isPaidTwice = false
    /// A sealed message said paid, and policy waits for a query.
    private(set) var isUnconfirmed = false
    /// Money became known by the time a person accepted.
    private(set) var isAccepted = false
    /// The transactions whose money a person took.
    private(set) var accepted: Set<TransactionKey> = []
    /// The same of those whose amount nobody can say.
    private(set) var acceptedUnsaid: Set<TransactionKey> = []
    /// Money counts that nobody knew of when a person accepted.
    private(set) var hasMoreThanAccepted = false
    private(set) var settledBy: TransactionKey?
    private(set) var attention: [Attention] = []

    private var counted: Money
    private var hasShortBeside = false
    /// A person took money whose amount nobody can say: for the whole.
    private var hasTakenUnsaid = false
    private var credits: [(key: TransactionKey, amount: Money, at: Timestamp)] = []

    /// - Parameter rulingThen: what people had decided by a moment.
    init(
        _ standings: [(TransactionKey, TransactionStanding)], order: Order, ruling: Ruling, back: MoneyBack,
        _ rulingThen: (Timestamp) -> Ruling
    ) {
        received = .zero(order.due.currency)
        counted = .zero(order.due.currency)
        var firstTaken: TransactionKey?
        for (key, standing) in standings {
            if let since = standing.unconfirmedSince {
                isUnconfirmed = true
                if let accepted = ruling.acceptedAt, since <= accepted {
                    isAccepted = true
                    hasTakenUnsaid = true
                    firstTaken = firstTaken ?? key
                }
            }
            if let returned = standing.returned, leavesPaid(returned, key, order, ruling) {
                hasProblem = true
                attention.append(Attention(.returnedAfterAccept, attempt: key.attempt, transaction: key.gatewayNumber))
            }
            guard standing.knownAt != nil else { continue }
            if ruling.accepts(standing, emptiedAt: back.emptiedAt(key)) { firstTaken = firstTaken ?? key }
            add(standing, key, order, ruling, back, rulingThen)
        }
        compare(order, back)
        settledBy = credits.min { ($0.at, $0.key) < ($1.at, $1.key) }?.key ?? firstTaken
    }

    /// Paid is left through review alone: a person had taken this money, or the policy.
    private func leavesPaid(_ money: ReturnedMoney, _ key: TransactionKey, _ order: Order, _ ruling: Ruling) -> Bool {
        if let accepted = ruling.acceptedAt, money.wasInHand(at: accepted) { return true }
        guard money.isTolerated, !ruling.isDecidedAnew(knowing: money.until) else { return false }
        let moment = MoneyMoment(knownAt: money.from, happenedAt: money.happenedAt, isLate: money.isLate)
        return !termsNotMet(moment, key, order, ruling).stands
    }

    private mutating func add(
        _ standing: TransactionStanding, _ key: TransactionKey, _ order: Order, _ ruling: Ruling, _ back: MoneyBack,
        _ rulingThen: (Timestamp) -> Ruling
    ) {
        let isTaken = ruling.accepts(standing, emptiedAt: back.emptiedAt(key))
        if isTaken { isAccepted = true }
        // What was taken when it was here stays told, whatever is decided after it went back.
        let wasTaken = isTaken || (back.emptiedAt(key).map { rulingThen($0).accepts(standing, emptiedAt: $0) } ?? false)
        if let held = standing.held ?? (wasTaken ? standing.uncounted : nil) {
            received = sum(received, held)
            if wasTaken { accepted.insert(key) }
        } else if isTaken {
            acceptedUnsaid.insert(key)
        }
        if standing.isShort, standing.credited == nil { hasShortBeside = true }
        isShort = isShort || (standing.isShort && standing.credited != nil)
        isOver = isOver || standing.isOver
        isLate = isLate || standing.isLate
        guard standing.problems.isEmpty || isTaken else {
            let isDealtWith =
                back.emptiedAt(key) != nil || standing.deniedAt.map { ruling.isWithdrawn(knowing: $0) } ?? false
            hasProblem = hasProblem || !isDealtWith
            return
        }
        let moment = MoneyMoment(knownAt: standing.knownAt, happenedAt: standing.happenedAt, isLate: standing.isLate)
        let objections = termsNotMet(moment, key, order, ruling)
        attention += objections.raised
        if !isTaken, let emptied = back.emptiedAt(key) {
            // What did not count before it went back does not count by what is decided later.
            let then = rulingThen(emptied)
            let counted = then.accepts(standing, emptiedAt: emptied) || !termsNotMet(moment, key, order, then).stands
            if objections.stands || !counted { return }
        }
        let isHere = back.emptiedAt(key) == nil
        holdsMoney = holdsMoney || isHere || isTaken
        if objections.stands, !isTaken {
            hasProblem = true
        } else if let credited = standing.credited ?? (isTaken ? standing.uncounted : nil) {
            counted = sum(counted, credited)
            credits.append((key, credited, standing.happenedAt ?? standing.knownAt ?? order.deadline))
            hasMoreThanAccepted = hasMoreThanAccepted || (!isTaken && isHere)
        } else if isTaken, isHere, !standing.isGoneOrDenied {
            hasTakenUnsaid = true
        }
    }

    /// Late money and money after a cancel: what to say, and whether a policy lets it count all the same.
    private func termsNotMet(
        _ moment: MoneyMoment, _ key: TransactionKey, _ order: Order, _ ruling: Ruling
    ) -> (raised: [Attention], stands: Bool) {
        var raised: [Attention] = []
        var stands = false
        if moment.isLate {
            raised.append(Attention(.late, attempt: key.attempt, transaction: key.gatewayNumber))
            let withinGrace = moment.happenedAt.map { $0 <= order.expiresAfter } ?? false
            switch order.policies.late {
            case .accept: break
            case .acceptWithinGrace: stands = !withinGrace
            case .review: stands = true
            }
        }
        if let canceledAt = ruling.canceledAt, let known = moment.knownAt {
            let after = known > canceledAt
            raised.append(
                Attention(after ? .paidAfterCancel : .canceledAfterPaid, attempt: key.attempt, transaction: key.gatewayNumber))
            if after, order.policies.afterCancel == .review { stands = true }
        }
        return (raised, stands)
    }

    private mutating func compare(_ order: Order, _ back: MoneyBack) {
        covers = !credits.isEmpty && order.policies.covers(counted.amount, asked: order.due.amount)
        // Short money beside what covers the whole makes nothing short.
        isShort = isShort || (hasShortBeside && !covers) || (!credits.isEmpty && counted.amount < order.due.amount)
        // What went back already is not to be given back again.
        let left = credits.compactMap { credit in
            credit.amount.subtracting(Money(back.amount(of: credit.key), credit.amount.currency)).flatMap {
                $0.isZero ? nil : $0
            }
        }
        let inHand = left.reduce(Money.zero(counted.currency)) { sum($0, $1) }
        if order.policies.exceeds(inHand.amount, asked: order.due.amount) {
            isOver = true
            attention.append(Attention(.excess, detail: inHand.subtracting(order.due)?.description))
        }
        let withoutSmallest = left.min { $0.amount < $1.amount }.flatMap { inHand.subtracting($0) }
        let isTwice =
            left.count > 1 && (withoutSmallest.map { order.policies.covers($0.amount, asked: order.due.amount) } ?? false)
        // Whoever took something for the whole, short tokens as it were, has it twice when somebody pays the whole.
        if isTwice || (hasTakenUnsaid && !left.isEmpty && order.policies.covers(inHand.amount, asked: order.due.amount)) {
            isPaidTwice = true
            attention.append(Attention(.paidTwice))
        }
    }

    private mutating func sum(_ left: Money, _ right: Money) -> Money {
        guard let sum = left.adding(right) else {
            hasProblem = true
            attention.append(Attention(.amountTooLarge))
            return left
        }
        return sum
    }
}
