/// What people decided, and since when.
struct Ruling {
    /// Money known by then fulfils the order.
    var acceptedAt: Timestamp?
    /// The order was withdrawn then.
    var canceledAt: Timestamp?
    var attention: [Attention] = []

    /// - Parameter decisions: the highest number first.
    init(_ decisions: [(DatedDecision, collides: Bool)]) {
        for (_, collides) in decisions where collides { attention.append(Attention(.decisionsCollide)) }
        guard let (deciding, _) = decisions.first else { return }
        switch deciding.decision.kind {
        case .accept: acceptedAt = deciding.at
        case .cancel: canceledAt = deciding.at
        case .reopen, .note: break
        }
    }
}
