#if Dispatcher
internal import GatewaySimulator
internal import Payments

extension SimulationDriver {
    /// Holds the end of an order against the gateways' books.
    func checkTruth(_ index: Int) {
        let id = orders[index].id
        guard let facts = currentFacts(of: id) else { return }
        let checks = StandingOrderChecks(facts, comparedEvents: 0)
        problems += checks.problems(isOver: isHonest)
        if facts.loaded.version.isBehind { problems.append("\(id): something recorded was never applied") }
        let allowed = SimulatedTruth(facts, policies).statuses(isHonest: isHonest)
        orders[index].status = checks.state.status
        if !allowed.contains(checks.state.status) {
            problems.append(
                "\(id): is \(checks.state.status), and the books say \(allowed.map(\.rawValue).sorted()); it says "
                    + checks.state.attention.map(\.reason.rawValue).joined(separator: " "))
        }
    }
}

/// What the gateways' books and the merchant's policies alone make of an order.
struct SimulatedTruth {
    private let order: Order
    private let ledger: [LedgerEntry]
    private let decisions: Set<Decision.Kind>
    private let wasPaid: Bool

    /// - Parameter policies: the merchant's, whatever was recorded with the order.
    init(_ facts: StandingOrderChecks.Facts, _ policies: OrderPolicies) {
        var order = facts.loaded.record.order
        order.policies = policies
        self.order = order
        ledger = facts.ledger
        wasPaid = facts.events.contains { $0.name == "order.paid" }
        decisions = Set(
            facts.loaded.journal.compactMap { entry in
                guard case .evidence(let evidence) = entry.fact, case .decision(let decision) = evidence.statement else {
                    return nil
                }
                return decision.kind
            })
    }

    private init(_ order: Order, _ ledger: [LedgerEntry], _ decisions: Set<Decision.Kind>, wasPaid: Bool) {
        self.order = order
        self.ledger = ledger
        self.decisions = decisions
        self.wasPaid = wasPaid
    }

    /// - Parameter isHonest: the gateway never named wrong amounts under its seal; else a person may have to look.
    func statuses(isHonest: Bool) -> Set<OrderStatus> {
        let honest = statuses.union(whenGone).union(whenTakenBack)
        return isHonest ? honest : honest.union([.review])
    }

    /// What was withdrawn or given back whole before the desk heard of it is no money, nor is what could not count and went back; what was
    /// heard and then denied needs a person.
    private var whenGone: Set<OrderStatus> {
        let kept = ledger.filter { !$0.isGone }
        guard kept.count < ledger.count else { return [] }
        // What was once told as paid stays paid when its money went back.
        return wasPaid ? [.review] : SimulatedTruth(order, kept, decisions, wasPaid: false).statuses.union([.review])
    }

    /// Short tokens that the policy took for the whole went back: a person has to look, if the desk ever saw them.
    private var whenTakenBack: Set<OrderStatus> {
        let tolerance = order.policies.toleranceBasisPoints
        let isTaken = ledger.contains { !$0.returnedTokens.isZero && $0.isShortWithin(toleranceBasisPoints: tolerance) }
        return isTaken ? [.review] : []
    }

    private var statuses: Set<OrderStatus> {
        let paid = ledger.filter(\.isPaid)
        let isHeld = ledger.contains { $0.isShort && $0.returnedTokens.isZero }
        guard decisions.isDisjoint(with: [.accept, .cancel, .reopen]) else {
            if !paid.isEmpty { return [.paid, .review] }
            // A person may have accepted short money, which went back later or not.
            if isHeld { return [.paid, .review] }
            let unpaid: Set<OrderStatus> = [.canceled, .expired]
            guard decisions.contains(.accept) else { return unpaid.union(bookedElsewhere) }
            // A person may have seen in the console what was booked elsewhere, and accepted it.
            return unpaid.union(bookedElsewhere.isEmpty ? [.review] : [.review, .paid])
        }
        if !paid.isEmpty || isHeld, isAllLate || isAllTooMuch { return [.review] }
        if !paid.isEmpty { return whenPaid(paid) }
        if isHeld {
            let isTolerated = ledger.contains { $0.isShortWithin(toleranceBasisPoints: order.policies.toleranceBasisPoints) }
            return isTolerated ? [.paid, .review] : [.review]
        }
        return Set([.expired]).union(bookedElsewhere)
    }

    /// What anything arrived for.
    private var moneyed: [LedgerEntry] { ledger.filter { !$0.receipts.isEmpty } }

    /// Nothing came in the time for which the policy takes money. Gateways tell whole seconds: what is late by less may seem to be in time.
    private var isAllLate: Bool {
        let last: Timestamp
        switch order.policies.late {
        case .review: last = order.deadline
        case .acceptWithinGrace: last = order.expiresAfter
        case .accept: return false
        }
        return moneyed.allSatisfy { entry in entry.receipts.allSatisfy { $0.at > last.adding(seconds: 1) } }
    }

    /// The policy takes no excess, and there is none but money in excess. What came in parts may have been seen when it was less.
    private var isAllTooMuch: Bool {
        order.policies.over == .review && moneyed.allSatisfy { $0.receipts.count == 1 && exceedsTolerance($0) }
    }

    private func exceedsTolerance(_ entry: LedgerEntry) -> Bool {
        let most = UInt64(10_000 + order.policies.toleranceBasisPoints)
        guard let asked = entry.askedTokens?.amount.multiplied(by: most), let held = entry.receivedTokens.multiplied(by: 10_000)
        else { return false }
        return held > asked
    }

    /// Money that PAYUNi booked under another number is told by one message alone, which may be lost.
    private var bookedElsewhere: Set<OrderStatus> { ledger.contains { $0.bookedUnder != nil } ? [.review] : [] }

    private func whenPaid(_ paid: [LedgerEntry]) -> Set<OrderStatus> {
        let inTime = paid.contains { entry in
            guard let at = entry.paidAt else { return false }
            return at <= order.deadline && (entry.deadline.map { at <= $0 } ?? true)
        }
        let mayExceed =
            paid.count > 1
            || paid.contains { entry in
                entry.askedTokens.map { entry.receivedTokens > $0.amount } ?? false
            }
        if order.policies.over == .review, mayExceed { return [.paid, .review] }
        if inTime || order.policies.late == .accept { return [.paid] }
        return [.paid, .review]
    }
}
#endif
