internal import Payments

extension SimulatorState {
    /// Where the amount asks for it, a stranger says "paid" of what has just begun. It comes while the payer still takes out a
    /// purse: whoever believes it has no money.
    mutating func forge(about task: PayerTask, _ delay: Int64) {
        guard let draft = words(about: task), AmountEnding(draft.amount) == .forged else { return }
        sendForgery(of: draft, at: world.now.adding(seconds: delay / 2))
    }

    private func words(about task: PayerTask) -> MessageDraft? {
        switch task {
        case .page(let number): payuni?.page(of: number).flatMap { payuni?.wordsOfPayment(on: $0, at: world.now) }
        case .payNumber(let number), .phone(let number):
            payuni?.trades(of: number).last.flatMap { payuni?.wordsOfPayment(of: $0, at: world.now) }
        case .intent(let id): kryptogo?.intent(id).flatMap { kryptogo?.callback(about: $0, at: world.now) }
        case .bank, .refund: nil
        }
    }
}
