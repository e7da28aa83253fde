#if Dispatcher
internal import GatewaySimulator
internal import PAYUNi
internal import PaymentDispatcher
internal import Payments
internal import StrictJSON

extension SimulationDriver {
    /// Somebody does something that the gateways can refuse.
    func payerActs() {
        if dice.strikes(250), let intent = dice.choice(of: kitIntents) { return payKitIntent(intent) }
        guard let attempt = dice.choice(of: attempts), attempt.isShown, mayStillPay(attempt) else { return }
        let name: String
        do throws(SimulatorRefusal) {
            if attempt.gateway == "kryptogo" {
                let actions: [IntentAction] = [
                    .seen(.asAsked), .pay(.asAsked), .pay(.asAsked), .pay(.short), .pay(.over), .pay(.hundredths(5)), .refund,
                ]
                let action = dice.choice(of: actions) ?? .refund
                name = "\(action)"
                try accounts[1].simulator.act(action, onIntent: attempt.number.text)
            } else {
                let action = payerAction(attempt.method)
                name = "\(action)"
                try accounts[0].simulator.act(action, on: attempt.number)
            }
            log.note("payer \(attempt.number) \(name)")
        } catch {
            log.note("payer \(attempt.number) cannot: \(error)")
        }
    }

    /// Mostly what fits the method; the gateway refuses the rest.
    private func payerAction(_ method: PaymentMethod) -> PayerAction {
        let byNumber: [PayerAction] = [
            .takeNumber(method), .takeNumber(method), .payNumber(), .payNumber(), .payNumber(), .payNumber(dollars: 20),
            .closeTab,
        ]
        let onPage: [PayerAction] = [
            .approve(method), .approve(method), .approve(method), .decline(method), .abandon3D(method), .leaveBankSilent(method),
            .bankAnswers(isApproved: true), .bankAnswers(isApproved: false), .confirmOnPhone(isApproved: true),
            .confirmOnPhone(isApproved: true), .confirmOnPhone(isApproved: false), .closeTab,
        ]
        let isByNumber = method == .atm || method == .storeCode
        let fits = dice.strikes(900) ? isByNumber : !isByNumber
        return dice.choice(of: fits ? byNumber : onPage) ?? .closeTab
    }

    /// Money that comes when nobody asks any more is seen by nobody: reconciliation says how long it asks.
    private func mayStillPay(_ attempt: SimulatedAttempt) -> Bool {
        let deadline = orders[attempt.order].terms.deadline
        let entry = accounts.flatMap { $0.simulator.ledger(of: attempt.number) }.last
        switch attempt.method {
        case .stablecoin:
            return clock.truth < min(deadline, entry?.deadline ?? deadline).adding(seconds: 6 * 86_400)
        case .atm where entry != nil, .storeCode where entry != nil:
            return clock.truth < (entry?.deadline ?? deadline).adding(seconds: 20 * 3600)
        default: return clock.truth < deadline.adding(seconds: 3600)
        }
    }

    func browserPostsForm() {
        let waiting = attempts.indices.filter { attempts[$0].form != nil }
        guard let index = dice.choice(of: waiting), let form = attempts[index].form else { return }
        // A second post of the same form is refused by the gateway; some browsers try.
        if dice.strikes(900) { attempts[index].form = nil }
        let body = FormEncoder.encode(form.fields.map { (name: $0.name, value: $0.value) })
        _ = accounts[0].simulator.answer(SimulatedRequest(method: "POST", path: form.action.target, body: body))
        log.note("browser posts the form of \(attempts[index].number)")
    }

    private func payKitIntent(_ intent: SimulatedKitIntent) {
        guard clock.truth < orders[intent.order].terms.deadline else { return }
        try? accounts[1].simulator.act(.pay(.asAsked), onIntent: intent.id)
        log.note("payer pays the browser's intent")
    }

    /// A page is opened, and as long as there are few its browser makes an intent with the gateway's kit; or somebody makes a cheap one.
    func browserMakesIntent() {
        guard !isBusy, let index = openOrder() else { return }
        let isHonest = dice.strikes(600)
        let id = orders[index].id
        launch("browserPayment \(id)") { desk in
            .made(index, isHonest: isHonest, try? await desk.browserPayment(id, at: "kryptogo"))
        }
    }

    func makeIntent(_ index: Int, isHonest: Bool, _ payment: BrowserPayment) {
        guard kitIntents.count < 3 else { return }
        let body: JSONValue = [
            "fiat_amount": .string(isHonest ? payment.amount.amount.description : "1"),
            "fiat_currency": .string(payment.amount.currency.code), "callback_url": .string(payment.callbackURL.text),
            "order_data": .object(JSONObject(payment.orderData.map { ($0.name, JSONValue.string($0.value)) })),
        ]
        let headers = [
            HTTPHeader("X-Client-ID", TestAccounts.clientID), HTTPHeader("Origin", TestAccounts.origin.text),
        ]
        let request = SimulatedRequest(
            method: "POST", path: "/v1/studio/api/payment/intent", headers: headers, body: body.serialized())
        guard let response = accounts[1].simulator.answer(request).response, let root = try? JSONDocument(response.body).root,
            let id = root["data"]?["payment_intent_id"]?.string
        else { return }
        kitIntents.append(SimulatedKitIntent(id: id, order: index, isHonest: isHonest))
        log.note("a browser made the intent \(id)")
    }

    /// A page names an intent to the desk, its own or another.
    func pageNamesIntent() {
        guard !isBusy, let intent = dice.choice(of: kitIntents), let index = openOrder(), let token = orders[index].token else {
            return
        }
        let number = GatewayNumber(intent.id)
        launch("adopt for \(orders[index].id)") { desk in
            do {
                return .done("adopted, \(try await desk.adopt(number, at: "kryptogo", token: token).record.status)")
            } catch {
                return .done("not adopted: \(error)")
            }
        }
    }

    /// An order that exists, open or not.
    func openOrder() -> Int? { dice.choice(of: orders.indices.filter { orders[$0].token != nil }) }
}
#endif
