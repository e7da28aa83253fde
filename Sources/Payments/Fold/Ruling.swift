/// What people decided, and since when.
struct Ruling {
    /// Money known by then fulfils the order.
    var acceptedAt: Timestamp?
    /// The order was withdrawn then.
    var canceledAt: Timestamp?
    /// The order was opened again then.
    var reopenedAt: Timestamp?
    var attention: [Attention] = []

    /// - Parameters:
    ///   - decisions: the highest number first.
    ///   - standings: the money to which a person can have said yes.
    ///   - back: what of it went back.
    init(
        _ decisions: [(DatedDecision, collides: Bool)], over standings: [(TransactionKey, TransactionStanding)], back: MoneyBack
    ) {
        for (_, collides) in decisions where collides { attention.append(Attention(.decisionsCollide)) }
        for (deciding, _) in decisions {
            switch deciding.decision.kind {
            // Where there was nothing to accept, what was decided before it stays in force.
            case .accept where !standings.contains { $0.1.isAcceptable(at: deciding.at, back.emptiedAt($0.0)) }: continue
            case .accept: acceptedAt = deciding.at
            case .cancel: canceledAt = deciding.at
            case .reopen: reopenedAt = deciding.at
            case .note: break
            }
            return
        }
    }

    /// A person took this money for the order, when it was here.
    func accepts(_ standing: TransactionStanding, emptiedAt: Timestamp?) -> Bool {
        guard let acceptedAt, let knownAt = standing.knownAt, knownAt <= acceptedAt else { return false }
        return emptiedAt.map { $0 >= acceptedAt } ?? true
    }

    /// The order was withdrawn by somebody who could know what became known then.
    func isWithdrawn(knowing moment: Timestamp) -> Bool { canceledAt.map { $0 > moment } ?? false }

    /// The order was withdrawn or opened again by somebody who could know what became known then.
    func isDecidedAnew(knowing moment: Timestamp) -> Bool {
        isWithdrawn(knowing: moment) || reopenedAt.map { $0 > moment } ?? false
    }
}

extension TransactionStanding {
    /// - Parameter emptiedAt: when all of it had gone back.
    fileprivate func isAcceptable(at moment: Timestamp, _ emptiedAt: Timestamp?) -> Bool {
        if let emptiedAt, emptiedAt < moment { return false }
        if let returned, returned.wasInHand(at: moment) { return true }
        return [knownAt, unconfirmedSince].contains { known in known.map { $0 <= moment } ?? false }
    }
}
