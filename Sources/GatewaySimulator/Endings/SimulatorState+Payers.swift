internal import Payments

extension SimulatorState {
    /// Plans what payers who act by the amount do about what has just begun.
    mutating func planPayers() {
        let begun = world.begun
        world.begun = []
        guard case .actByAmount(let delay) = settings.payers else { return }
        for task in begun {
            forge(about: task, delay)
            switch task {
            case .payNumber(let number): planPayment(ofNumber: number, delay)
            case .intent(let id): planPayment(ofIntent: id, delay)
            default: plan(task, world.now.adding(seconds: delay))
            }
        }
    }

    mutating func perform(_ task: PayerTask) {
        guard case .actByAmount(let delay) = settings.payers else { return }
        // A payer who finds the door closed goes home.
        do throws(SimulatorRefusal) {
            switch task {
            case .page(let number): try choose(number, delay)
            case .payNumber(let number): try payNumber(number)
            case .phone(let number): try answerOnPhone(number)
            case .bank(let number): try payuni?.act(.bankAnswers(isApproved: true), on: number, &world)
            case .intent(let id): try payIntent(id)
            case .refund(let id): try kryptogo?.act(.refund, on: id, &world)
            }
        } catch {
            return
        }
    }

    private mutating func plan(_ task: PayerTask, _ time: Timestamp) {
        world.agenda.add(.payerActs(task), at: time)
    }

    private mutating func planPayment(ofNumber number: String, _ delay: Int64) {
        guard let trade = payuni?.trades(of: number).last else { return }
        switch AmountEnding(trade.money) {
        case .declined, .abandoned: return
        case .late: plan(.payNumber(number: number), (trade.expiresAt ?? world.now).adding(seconds: 3600))
        default: plan(.payNumber(number: number), world.now.adding(seconds: delay))
        }
    }

    private mutating func planPayment(ofIntent id: String, _ delay: Int64) {
        guard let intent = kryptogo?.intent(id) else { return }
        switch AmountEnding(intent.fiat) {
        case .declined, .abandoned: return
        case .late: plan(.intent(id: id), intent.deadline.adding(seconds: 3600))
        case .returned:
            plan(.intent(id: id), world.now.adding(seconds: delay))
            plan(.refund(id: id), world.now.adding(seconds: delay + 3600))
        default: plan(.intent(id: id), world.now.adding(seconds: delay))
        }
    }

    /// Takes the first method that the page offers.
    private mutating func choose(_ number: String, _ delay: Int64) throws(SimulatorRefusal) {
        guard let page = payuni?.page(of: number), let method = page.offers.first else { return }
        let ending = AmountEnding(page.amount)
        let isCard = PAYUNiMethodTable.isCard(method)
        var action = PayerAction.approve(method)
        switch ending {
        case .abandoned: action = .closeTab
        case _ where method == .atm || method == .storeCode: action = .takeNumber(method)
        case .declined: action = .decline(method)
        case .over: action = isCard ? .abandon3D(method) : .decline(method)
        case .late where isCard: action = .leaveBankSilent(method)
        default: break
        }
        try payuni?.act(action, on: number, &world)
        if case .takeNumber = action { planPayment(ofNumber: number, delay) }
        if case .leaveBankSilent = action { plan(.bank(number: number), world.now.adding(seconds: 900)) }
    }

    private mutating func payNumber(_ number: String) throws(SimulatorRefusal) {
        guard let trade = payuni?.trades(of: number).last else { return }
        let dollars: UInt64? =
            switch AmountEnding(trade.money) {
            case .short: max(trade.amount / 2, 1)
            case .over: trade.amount + 1
            default: nil
            }
        try payuni?.act(.payNumber(dollars: dollars), on: number, &world)
    }

    private mutating func answerOnPhone(_ number: String) throws(SimulatorRefusal) {
        guard let trade = payuni?.trades(of: number).last else { return }
        let ending = AmountEnding(trade.money)
        guard ending != .abandoned else { return }
        try payuni?.act(.confirmOnPhone(isApproved: ending != .declined && ending != .over), on: number, &world)
    }

    private mutating func payIntent(_ id: String) throws(SimulatorRefusal) {
        guard let intent = kryptogo?.intent(id) else { return }
        let amount: IntentAction.Amount =
            switch AmountEnding(intent.fiat) {
            case .short, .returned: .short
            case .over: .over
            default: .asAsked
            }
        try kryptogo?.act(.pay(amount), on: id, &world)
    }
}
