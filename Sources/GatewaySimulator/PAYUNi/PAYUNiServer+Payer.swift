internal import Payments

extension PAYUNiServer {
    mutating func act(_ action: PayerAction, on number: String, _ world: inout World) throws(SimulatorRefusal) {
        switch action {
        case .approve(let method): try finishPage(number, method, .paid, &world)
        case .decline(let method): try finishPage(number, method, .failed, &world)
        case .abandon3D(let method):
            guard PAYUNiMethodTable.isCard(method) else { throw .notOffered }
            try finishPage(number, method, .canceled, &world)
        case .leaveBankSilent(let method): try finishPage(number, method, .awaitsConfirmation, &world)
        case .bankAnswers(let isApproved): try answerForBank(number, isApproved, &world)
        case .takeNumber(let method, let bank): try takeNumber(number, method, bank, &world)
        case .payNumber(let dollars): try payNumber(number, dollars, &world)
        case .confirmOnPhone(let isApproved): try confirmOnPhone(number, isApproved, &world)
        case .closeTab:
            let index = try openPage(number, world)
            pages[index].state = .left
        }
    }

    func page(of number: String) -> PayerPage? { latestPages[number].map { pages[$0] } }

    private func openPage(_ number: String, _ world: World) throws(SimulatorRefusal) -> Int {
        guard let index = latestPages[number] else { throw .unknown }
        guard pages[index].state == .open, world.now <= pages[index].closesAt else { throw .pageClosed }
        return index
    }

    private mutating func choose(
        _ number: String, _ method: PaymentMethod, _ world: inout World
    ) throws(SimulatorRefusal) -> (page: PayerPage, trade: Trade) {
        let index = try openPage(number, world)
        guard pages[index].offers.contains(method) else { throw .notOffered }
        pages[index].state = .done
        let page = pages[index]
        let trade = newTrade(
            number: number, amount: page.amount.amount.wholeNumber ?? 0, method: method, gateway: "2", notifyURL: page.notifyURL,
            returnURL: page.returnURL, &world)
        return (page, trade)
    }

    private mutating func finishPage(
        _ number: String, _ method: PaymentMethod, _ status: Trade.Status, _ world: inout World
    ) throws(SimulatorRefusal) {
        guard method != .atm, method != .storeCode else { throw .notOffered }
        var (_, trade) = try choose(number, method, &world)
        trade.payNo = trade.isCard ? "" : world.numbers.digits(16)
        trade.status = status
        if status == .paid {
            settle(&trade, &world)
        } else if status != .awaitsConfirmation {
            trade.endedAt = world.now
        }
        add(trade)
        let isDeclined = status == .failed || status == .canceled
        if isDeclined, account.keepsPageAfterDecline, let index = latestPages[number] { pages[index].state = .open }
        tellResult(trade, toBrowser: page(of: number)?.state != .open, &world)
    }

    private mutating func takeNumber(
        _ number: String, _ method: PaymentMethod, _ bank: String?, _ world: inout World
    ) throws(SimulatorRefusal) {
        guard method == .atm || method == .storeCode else { throw .notOffered }
        let banks = method == .atm ? page(of: number)?.banks ?? [] : [""]
        guard let bank = bank ?? banks.first, banks.contains(bank) else { throw .notOffered }
        var (page, trade) = try choose(number, method, &world)
        issueNumber(&trade, bank: bank, until: page.numberExpiresAt, &world)
        add(trade)
        tellResult(trade, toBrowser: true, &world)
    }

    private mutating func answerForBank(
        _ number: String, _ isApproved: Bool, _ world: inout World
    ) throws(SimulatorRefusal) {
        guard var trade = trades(of: number).last(where: { $0.status == .awaitsConfirmation }) else { throw .nothingToPay }
        trade.status = isApproved ? .paid : .failed
        if isApproved { settle(&trade, &world) } else { trade.endedAt = world.now }
        update(trade)
        tellResult(trade, toBrowser: false, &world)
    }

    private mutating func confirmOnPhone(
        _ number: String, _ isApproved: Bool, _ world: inout World
    ) throws(SimulatorRefusal) {
        guard var trade = trades(of: number).last(where: { $0.gateway == "1" && !$0.isByNumber && !$0.isCard }) else {
            throw .nothingToPay
        }
        guard trade.status == .issued else { throw .alreadyPaid }
        trade.status = isApproved ? .paid : .failed
        if isApproved { settle(&trade, &world) } else { trade.endedAt = world.now }
        update(trade)
        // LINE Pay and AFTEE by call are documented to notify only when the console is asked to; JKoPay's page says nothing of
        // the kind (docs: PAYUNi 8.7, 10). So the first two are found by a query.
        if trade.method == .jkoPay { tellResult(trade, toBrowser: false, &world) }
        tellBrowser(trade, &world)
    }

    /// Money by number: as asked it pays the trade, late or not; another amount opens a new order (docs: PAYUNi 8.4).
    private mutating func payNumber(
        _ number: String, _ dollars: UInt64?, _ world: inout World
    ) throws(SimulatorRefusal) {
        guard var trade = trades(of: number).last(where: \.isByNumber) else { throw .nothingToPay }
        guard trade.status != .paid, trade.ledger.bookedUnder == nil else { throw .alreadyPaid }
        let amount = dollars ?? trade.amount
        guard (1...99_999_999).contains(amount) else { throw .wrongState }
        guard amount != trade.amount else {
            trade.status = .paid
            settle(&trade, &world)
            update(trade)
            tellPaidByNumber(trade, amount: amount, tradeNo: trade.tradeNo, newNumber: "", &world)
            return
        }
        var other = newTrade(
            number: "R" + world.numbers.digits(18), amount: amount, method: trade.method, gateway: trade.gateway,
            notifyURL: trade.notifyURL, returnURL: nil, &world)
        other.payNo = trade.payNo
        other.bank = trade.bank
        other.status = .paid
        settle(&other, &world)
        trade.ledger.bookedUnder = other.number
        update(trade)
        add(other)
        tellPaidByNumber(trade, amount: amount, tradeNo: other.tradeNo, newNumber: other.number, &world)
    }

    private func settle(_ trade: inout Trade, _ world: inout World) {
        trade.endedAt = world.now
        trade.ledger.receipts.append(.init(at: world.now, money: trade.money, tokens: nil))
        if trade.isCard, account.capturesAutomatically {
            world.agenda.add(.captureIsRequested(trade.tradeNo), at: Night.request(after: world.now))
        }
    }
}
