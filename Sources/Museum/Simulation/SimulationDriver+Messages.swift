#if Dispatcher
internal import GatewaySimulator
internal import PaymentDispatcher
internal import Payments
internal import StrictJSON

extension SimulationDriver {
    /// What the gateways have sent is on its way.
    func collectMessages() {
        for account in accounts {
            for message in account.simulator.takeMessages() {
                mailbox.append(
                    SimulatedLetter(
                        sender: .gateway(message), account: account.id, token: Route(message.url)?.token,
                        callback: message.callback))
            }
        }
    }

    /// Any of them arrives next; some never do, some twice.
    func deliverOne() {
        guard !isBusy, !mailbox.isEmpty else { return }
        let index = dice.below(mailbox.count)
        let letter = mailbox[index]
        switch dice.below(20) {
        case 0:
            mailbox.remove(at: index)
            log.note("a message is lost")
        case 1: post(letter)
        default:
            mailbox.remove(at: index)
            post(letter)
        }
    }

    func replayOne() {
        guard !isBusy, let letter = dice.choice(of: archive) else { return }
        // Whoever sends it again is not the gateway, and hears no answer.
        post(SimulatedLetter(sender: .stranger, account: letter.account, token: letter.token, callback: letter.callback))
    }

    /// Somebody without keys tries this and that.
    func strangerWrites() {
        guard !isBusy else { return }
        let ledger = accounts[1].simulator.ledger
        let body: JSONValue = [
            "payment_intent_id": .string(dice.strikes(700) ? dice.choice(of: ledger)?.gatewayNumber.text ?? "x" : "unknown-1"),
            "client_id": .string(TestAccounts.clientID), "status": "success", "fiat_amount": "1", "fiat_currency": "TWD",
        ]
        let token = dice.strikes(500) ? openOrder().flatMap { orders[$0].token } : nil
        let hint = Callback(.server, body: body.serialized(), contentType: "application/json")
        guard dice.strikes(500), let attempt = dice.choice(of: attempts), let letters = try? Letters(accounts[0]) else {
            return post(SimulatedLetter(sender: .stranger, account: "kryptogo", token: token, callback: hint))
        }
        let fields = letters.result(of: attempt.number, amount: orders[attempt.order].terms.due, changed: [])
        let seal = dice.choice(of: [Letters.Seal.noHash, .wrongHash, .hashIsTrue, .hashTwice, .strange]) ?? .strange
        guard let forged = try? letters.form(fields, seal: seal) else { return }
        let callback = Callback(.server, body: forged, contentType: "application/x-www-form-urlencoded")
        post(SimulatedLetter(sender: .stranger, account: "payuni", token: nil, callback: callback))
    }

    private func post(_ letter: SimulatedLetter) {
        launch("receive at \(letter.account)") { desk in
            .received(letter, await desk.receive(letter.callback, from: letter.account, token: letter.token))
        }
    }

    func acknowledge(_ letter: SimulatedLetter, status: Int) {
        guard case .gateway(let message) = letter.sender else { return }
        accounts.first { $0.id == letter.account }?.simulator.acknowledge(message, status: status)
    }
}
#endif
