internal import Payments

extension KryptoGOServer {
    mutating func act(_ action: IntentAction, on name: String, _ world: inout World) throws(SimulatorRefusal) {
        guard var intent = intent(named: name) else { throw .unknown }
        intent.statusText = nil
        switch action {
        case .seen(let amount):
            guard intent.status == .pending else { throw .wrongState }
            intent.seen = tokens(amount, of: intent)
            note(&intent, &world)
            update(intent)
        case .pay(let amount):
            guard intent.status != .success, intent.status != .returned else { throw .alreadyPaid }
            let tokens = tokens(amount, of: intent)
            note(&intent, &world)
            intent.paidAt = world.now
            intent.ledger.receipts.append(
                .init(at: world.now, money: nil, tokens: TokenAmount(tokens, intent.asked.token)))
            intent.status = intent.ledger.isPaid ? .success : .short
            update(intent)
            callBack(intent, &world)
        case .refund:
            guard intent.status == .short else { throw .wrongState }
            intent.status = .returned
            intent.returnHash = "0x" + world.numbers.hexDigits(64)
            intent.ledger.returns.append(
                .init(at: world.now, money: nil, tokens: TokenAmount(intent.received, intent.asked.token)))
            update(intent)
            callBack(intent, &world)
        case .status(let text):
            intent.statusText = text
            update(intent)
            callBack(intent, &world)
        }
    }

    mutating func expire(_ id: String, _ world: inout World) {
        guard var intent = intent(id), intent.status == .pending else { return }
        intent.status = .expired
        intent.statusText = nil
        update(intent)
        callBack(intent, &world)
    }

    func callBack(_ intent: SimulatedIntent, _ world: inout World) {
        if let draft = callback(about: intent, at: world.now) { world.drafts.append(draft) }
    }

    /// `nil` when the merchant named no address.
    func callback(about intent: SimulatedIntent, at now: Timestamp) -> MessageDraft? {
        intent.callbackURL.map { url in
            MessageDraft(
                kind: .callback, url: url, content: .json(IntentJSON.callback(intent, account)), attempt: intent.ledger.attempt,
                gatewayNumber: GatewayNumber(intent.id), amount: intent.fiat, at: now)
        }
    }

    private func note(_ intent: inout SimulatedIntent, _ world: inout World) {
        intent.payer = intent.payer ?? "0x" + world.numbers.hexDigits(40)
        intent.paymentHash = intent.paymentHash ?? "0x" + world.numbers.hexDigits(64)
    }

    private func tokens(_ amount: IntentAction.Amount, of intent: SimulatedIntent) -> ExactDecimal {
        let hundredths = (intent.asked.amount.multiplied(by: 100)?.wholeNumber) ?? 0
        let wanted: UInt64 =
            switch amount {
            case .asAsked: hundredths
            case .short: hundredths / 2
            case .over: hundredths + max(hundredths / 10, 1)
            case .hundredths(let number): number
            }
        return ExactDecimal(coefficient: UInt128(wanted), scale: 2) ?? .zero
    }
}
