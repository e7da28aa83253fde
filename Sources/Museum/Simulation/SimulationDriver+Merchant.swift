#if Dispatcher
internal import PaymentDispatcher
internal import Payments

extension SimulationDriver {
    private static let methods: [PaymentMethod] = [
        .card, .card, .applePay, .linePay, .jkoPay, .atm, .atm, .storeCode, .stablecoin, .stablecoin,
    ]

    func merchantOpens() {
        guard !isBusy else { return }
        if orders.count < 2 {
            let due = Money.twd(UInt64(30 + dice.below(2000)))
            let terms = OrderTerms(
                id: OrderID("order-\(orders.count + 1)"), due: hasOneAmount ? orders.first?.terms.due ?? due : due,
                deadline: clock.truth.adding(seconds: Int64(1800 + dice.below(6 * 3600))), description: "tea")
            orders.append(SimulatedOrder(terms: terms))
        }
        // A shop that heard no answer opens again; so does one that did.
        guard let index = dice.choice(of: Array(orders.indices)) else { return }
        let terms = orders[index].terms
        launch("open \(terms.id)") { desk in
            do throws(DispatcherError) {
                return .opened(index, .success(try await desk.open(terms).token))
            } catch {
                return .opened(index, .failure(error))
            }
        }
    }

    func merchantCharges() {
        guard !isBusy, let index = openOrder(), attempts.filter({ $0.order == index }).count < 4 else { return }
        let id = orders[index].id
        let method = dice.choice(of: Self.methods) ?? .card
        let gateway: GatewayID = method == .stablecoin ? "kryptogo" : "payuni"
        // Two pages of one payer may ask for the same thing.
        let key = dice.strikes(400) ? IdempotencyKey("\(id)-\(method)-\(dice.below(2))") : nil
        let choice = PaymentChoice(method: method, request: key)
        launch("pay \(id) by \(method)") { desk in
            do throws(DispatcherError) {
                return .paid(index, gateway, choice, .success(try await desk.pay(id, through: gateway, choice)))
            } catch {
                return .paid(index, gateway, choice, .failure(error))
            }
        }
    }

    func merchantSyncs() {
        guard !isBusy, let index = openOrder() else { return }
        let id = orders[index].id
        launch("sync \(id)") { desk in
            do throws(DispatcherError) {
                return .done("synced, \(try await desk.sync(id).record.status)")
            } catch {
                return .done("not synced: \(error)")
            }
        }
    }

    func merchantDecides() {
        guard !isBusy, let index = openOrder() else { return }
        let id = orders[index].id
        let kinds: [Decision.Kind] = [.cancel, .accept, .reopen, .note, .note]
        let kind = dice.choice(of: kinds) ?? .note
        let asksToCancel = kind == .cancel && dice.strikes(500)
        launch("\(kind) \(id)") { desk in
            do throws(DispatcherError) {
                let detail =
                    asksToCancel
                    ? try await desk.cancel(id, by: "shop", text: "") : try await desk.decide(id, kind, by: "anna", text: "")
                return .done("\(kind): \(detail.record.status)")
            } catch {
                return .done("no \(kind): \(error)")
            }
        }
    }

    func merchantWantsEventsAgain() {
        guard !isBusy, let index = openOrder() else { return }
        let id = orders[index].id
        launch("redeliver \(id)") { desk in
            do throws(DispatcherError) {
                return .done("planned \(try await desk.redeliver(.order(id)))")
            } catch {
                return .done("not planned: \(error)")
            }
        }
    }

    /// Takes in what a task said when it ended.
    func take(_ report: SimulationReport, isHeard: Bool) {
        switch report {
        case .worked(let work):
            working -= 1
            log.note("worked \(work)")
        case .opened(let index, let result):
            log.note("opened: \(result.word)")
            if isHeard, case .success(let token) = result { orders[index].token = token }
        case .paid(let index, let gateway, let choice, let result):
            log.note("paid: \(result.word)")
            guard isHeard else { return }
            if let key = choice.request { checkKey(key, result) }
            if case .success(let started) = result { show(started, index, gateway, choice.method) }
        case .received(let letter, let receipt):
            log.note("received: \(receipt.outcome) \(receipt.answer.status)")
            guard isHeard else { return acknowledge(letter, status: Stage.silence) }
            if case .gateway = letter.sender { archive.append(letter) }
            checkPromise(letter, receipt)
            noteKitIntent(letter, receipt)
            acknowledge(letter, status: receipt.answer.status)
        case .made(let index, let isHonest, let payment):
            if isHeard, let payment { makeIntent(index, isHonest: isHonest, payment) }
        case .done(let word): log.note(word)
        }
    }

    private func show(_ started: StartedAttempt, _ index: Int, _ gateway: GatewayID, _ method: PaymentMethod) {
        note(started.number, order: index, gateway: gateway, method: method)
        guard let place = attempts.firstIndex(where: { $0.number == started.number }) else { return }
        if started.instructions != nil { attempts[place].isShown = true }
        if case .form(let form)? = started.instructions { attempts[place].form = form }
    }

    /// An attempt became known, by an answer or by what is stored.
    func note(_ number: AttemptNumber, order: Int, gateway: GatewayID, method: PaymentMethod) {
        guard !attempts.contains(where: { $0.number == number }) else { return }
        attempts.append(SimulatedAttempt(number: number, order: order, gateway: gateway, method: method))
    }
}

extension Result {
    fileprivate var word: String {
        switch self {
        case .success: "done"
        case .failure(let error): "\(error)"
        }
    }
}
#endif
