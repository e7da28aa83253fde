#if Service
internal import GatewaySimulator
internal import PAYUNi
internal import Payments

extension Site {
    /// A payer's pages. What a button does is told to the merchant from here on, in the gateway's own time.
    func answerPage(_ request: SimulatedRequest, _ segments: [String]) -> Reply {
        guard ["GET", "HEAD", "POST"].contains(request.method) else {
            return PageFrame.refusal("Only GET and POST.", status: 405)
        }
        guard request.method == "POST" else { return showPage(segments) }
        guard let form = try? FormDecoder.decode(request.body) else {
            return PageFrame.refusal("The form cannot be read.", status: 400)
        }
        defer { postman.ring() }
        switch (segments.first, segments.dropFirst().first, segments.count) {
        case ("payuni", "page", 3): return choose(form, onPage: segments[2])
        case ("payuni", "trade", 3): return act(form, on: AttemptNumber(segments[2]))
        case ("kryptogo", "wallet", 3): return act(form, onIntent: segments[2])
        case ("clock", nil, 1):
            guard let seconds = form["seconds"].flatMap({ Int64($0) }) else {
                return PageFrame.refusal("How far to move on?", status: 400)
            }
            clock.advance(seconds: seconds)
            return .seeOther("/")
        default: return PageFrame.notFound
        }
    }

    private func showPage(_ segments: [String]) -> Reply {
        switch (segments.first, segments.dropFirst().first, segments.count) {
        case (nil, _, _): HomePage.reply(simulator, clock)
        case ("payuni", "page", 3):
            simulator.page(id: segments[2]).map { HostedPage.choices($0, now: clock.now()) } ?? PageFrame.notFound
        case ("payuni", "trade", 3): TradePage.reply(simulator.trades(of: AttemptNumber(segments[2])))
        case ("kryptogo", "wallet", 3): simulator.intent(named: segments[2]).map { WalletPage.reply($0) } ?? PageFrame.notFound
        default: PageFrame.notFound
        }
    }

    private func choose(_ form: FormFields, onPage id: String) -> Reply {
        guard let page = simulator.page(id: id) else { return PageFrame.notFound }
        guard let action = action(form) else { return PageFrame.refusal("There is no such choice.", status: 400) }
        do throws(SimulatorRefusal) {
            let message = try simulator.choose(action, onPage: id)
            if let message, let reply = ReturnPage.reply(message) {
                postman.log.add(message, at: clock.now(), .givenToBrowser)
                return reply
            }
            let visited = simulator.page(id: id) ?? page
            return HostedPage.result(visited, visited.state == .left ? nil : simulator.trades(of: page.number).last)
        } catch {
            return HostedPage.choices(simulator.page(id: id) ?? page, now: clock.now(), alert: error.sentence, status: 409)
        }
    }

    private func act(_ form: FormFields, on number: AttemptNumber) -> Reply {
        guard !simulator.trades(of: number).isEmpty else { return PageFrame.notFound }
        do throws(SimulatorRefusal) {
            if form["action"] == "retrigger" {
                try simulator.retrigger(number)
            } else {
                guard let action = action(form) else { return PageFrame.refusal("There is no such choice.", status: 400) }
                try simulator.act(action, on: number)
            }
            return .seeOther(TradePage.address(number))
        } catch {
            return PageFrame.refusal(error.sentence, status: 409)
        }
    }

    private func act(_ form: FormFields, onIntent id: String) -> Reply {
        guard let intent = simulator.intent(named: id) else { return PageFrame.notFound }
        if form["action"] == WalletPage.expire {
            clock.advance(seconds: intent.deadline.seconds - clock.now().seconds + 2)
            return .seeOther(WalletPage.address(intent.gatewayNumber))
        }
        let amount = form["tokens"].map { IntentAction.Amount(tokens: $0) } ?? form["amount"].flatMap(AmountName.init)?.amount
        let name = form["action"].flatMap(IntentActionName.init)
        guard let amount, let action = name?.action(amount, status: form["status"]) else {
            return WalletPage.reply(intent, alert: "There is no such choice.", status: 400)
        }
        do throws(SimulatorRefusal) {
            try simulator.act(action, onIntent: id)
            return .seeOther(WalletPage.address(intent.gatewayNumber))
        } catch {
            return WalletPage.reply(intent, alert: error.sentence, status: 409)
        }
    }

    /// - Returns: `nil` for a name or an amount that there is not.
    private func action(_ form: FormFields) -> PayerAction? {
        let dollars = form["dollars"].map { UInt64($0) }
        // An amount that is no number must not become "as asked".
        if case .some(.none) = dollars { return nil }
        return form["action"].flatMap(ActionName.init)?.action(
            method: form["method"].map { PaymentMethod($0) }, bank: form["bank"], dollars: dollars ?? nil)
    }
}
#endif
