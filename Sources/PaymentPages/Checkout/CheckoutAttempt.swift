internal import Payments

/// One try, with how far it has come as its payer sees it.
struct CheckoutAttempt {
    enum Course {
        /// There is something to show that may still be paid to.
        case payable
        /// What was shown may not be paid to any more.
        case ranOut
        /// The payer was sent to a payment page, and nobody has said what became of it there.
        case sentAway
        /// The payment company is being asked for something to pay by.
        case preparing
        /// The payment company took it on, and tells the payer by itself how to pay.
        case takenOn
        /// The payment company was asked and did not answer: there is nothing to pay by.
        case unanswered
        /// A gateway said more of it than that it began.
        case told
    }

    let terms: Attempt
    let state: AttemptState
    let course: Course

    init(_ terms: Attempt, _ state: AttemptState, in model: CheckoutModel) {
        self.terms = terms
        self.state = state
        course = Self.course(terms, state, in: model)
    }

    /// The payment company or a bank has a payment of it and has not decided.
    var isUndecided: Bool { state.transactions.contains { $0.status == .processing } }

    private static func course(_ terms: Attempt, _ state: AttemptState, in model: CheckoutModel) -> Course {
        if model.state.attention.contains(Attention(.startUnknown, attempt: terms.number)) { return .unanswered }
        guard state.isOpenToPayer else { return .told }
        switch state.instructions {
        // A form was posted once and is never shown again.
        case .form, nil:
            guard model.called.contains(terms.number) else { return .sentAway }
            return state.status == .created ? .preparing : .takenOn
        case .token, .bankTransfer, .storeCode, .redirect:
            let isInTime = state.instructions?.deadline.map { model.now <= $0 } ?? true
            return isInTime ? .payable : .ranOut
        }
    }
}
