internal import Payments

extension CheckoutStanding {
    /// What of a reason for attention the payer should know beside the headline.
    static func remark(on attention: Attention, in state: OrderState) -> Phrase? {
        switch (attention.reason, state.status) {
        case (.excess, _), (.paidTwice, _), (.short, .review): AttentionWords(attention).forPayer
        case (.short, .paid): isHeldBesides(attention, in: state) ? heldBesides(attention) : nil
        case (.short, _): nil
        // What the shop has accepted is no news to the payer any more.
        case (_, .paid): nil
        default: AttentionWords(attention).forPayer
        }
    }

    /// Another try paid the order in full, so this money was not needed, and it has not gone back.
    private static func isHeldBesides(_ short: Attention, in state: OrderState) -> Bool {
        func status(_ number: AttemptNumber) -> AttemptStatus? { state.attempts.first { $0.number == number }?.status }
        // Paid twice though but one other try was paid in full, it is counted.
        let isCounted = state.isPaidTwice && state.attempts.count { $0.status == .paid } < 2
        guard !isCounted, let number = short.attempt, let payer = state.settledBy?.attempt, payer != number else {
            return false
        }
        return status(payer) == .paid && status(number) == .underpaid
    }

    private static func heldBesides(_ short: Attention) -> Phrase {
        let detail = short.detail.map { Phrase("（差 \($0)）", " (by \($0))") } ?? Phrase("", "")
        return Phrase(
            "先前有一筆金額不足的款項\(detail.chinese)尚未退回，也沒有計入這次付款；請向商店詢問如何退還。",
            "An earlier payment that was short\(detail.english) has not gone back and is no part of this one; please ask the shop about it."
        )
    }
}
