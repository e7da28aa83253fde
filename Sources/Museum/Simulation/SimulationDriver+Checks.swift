#if Dispatcher
internal import GatewaySimulator
internal import LibCrypto
internal import PaymentDispatcher
internal import Payments

extension SimulationDriver {
    /// Looks at every order that changed.
    func look() {
        for index in orders.indices {
            let id = orders[index].id
            guard let record = reach({ store in await store.order(id) }) ?? nil, record.version != orders[index].version else {
                continue
            }
            orders[index].version = record.version
            orders[index].status = record.status
            guard let facts = currentFacts(of: id) else { continue }
            let checks = StandingOrderChecks(facts, comparedEvents: orders[index].comparedEvents)
            orders[index].comparedEvents = facts.events.count
            log.note("\(id) is \(checks.state.status): \(checks.state.attention.map(\.reason.rawValue).joined(separator: " "))")
            problems += checks.problems(isOver: false)
            learn(facts.loaded, checks.state, index)
            checkRefusals(facts.loaded)
        }
        for number in register.repeated { problems.append("the number \(number) was sent to a gateway twice") }
        problems += endpoint.problems
    }

    func currentFacts(of id: OrderID) -> StandingOrderChecks.Facts? {
        let found = reach { store in
            let loaded = try await store.load(id)
            var numbers: Set<GatewayNumber> = []
            for attempt in loaded.record.order.attempts {
                numbers.formUnion(await store.attempt(attempt.number)?.gatewayNumbers ?? [])
            }
            return (loaded, try await store.timeline(of: id).events, await store.work(of: id), numbers)
        }
        guard let (loaded, events, work, numbers) = found else { return nil }
        let own = Set(loaded.record.order.attempts.map(\.number))
        let ledger = accounts.flatMap(\.simulator.ledger).filter { entry in
            // What PAYUNi booked under a number of its own is no money of this attempt's.
            entry.attempt.map { own.contains($0) } ?? isBrowserMade(entry.gatewayNumber, for: id, bound: numbers)
        }
        return StandingOrderChecks.Facts(
            loaded: loaded, events: events, work: work, ledger: ledger, endpoints: [Self.endpointID],
            now: clock.now())
    }

    /// An intent of a browser's is the order's for which it was made, wherever the desk put it. From when the desk acknowledged a message
    /// about it, it is so whether or not the desk bound it.
    private func isBrowserMade(_ number: GatewayNumber, for id: OrderID, bound: Set<GatewayNumber>) -> Bool {
        guard let intent = kitIntents.first(where: { $0.id == number.text }) else { return bound.contains(number) }
        guard orders[intent.order].id == id else { return false }
        // A gateway that tells wrong amounts makes an honest intent look like another's.
        return bound.contains(number) || (isHonest && intent.isHonest && intent.isAcknowledged)
    }

    /// The gateway heard 200 and will not say it again.
    func noteKitIntent(_ letter: SimulatedLetter, _ receipt: CallbackReceipt) {
        guard receipt.answer.status == 200, receipt.outcome != .rejected, letter.account == "kryptogo",
            case .gateway(let message) = letter.sender,
            let index = kitIntents.firstIndex(where: { $0.id == message.gatewayNumber.text })
        else { return }
        kitIntents[index].isAcknowledged = true
    }

    /// Attempts and instructions that became known without an answer.
    private func learn(_ loaded: LoadedOrder, _ state: OrderState, _ index: Int) {
        for attempt in loaded.record.order.attempts {
            note(attempt.number, order: index, gateway: attempt.gateway, method: attempt.method)
        }
        for attempt in state.attempts where attempt.instructions != nil {
            guard let place = attempts.firstIndex(where: { $0.number == attempt.number }) else { continue }
            attempts[place].isShown = true
        }
    }

    /// A fault never turns "unknown" into "failed": what is recorded as refused is unknown to the gateway.
    private func checkRefusals(_ loaded: LoadedOrder) {
        for entry in loaded.journal {
            guard case .evidence(let evidence) = entry.fact, case .start(let start) = evidence.statement,
                start.outcome == .refused
            else { continue }
            let known = accounts.flatMap { $0.simulator.ledger(of: start.attempt) }
            if !known.isEmpty { problems.append("\(start.attempt) is called refused, and the gateway has it") }
        }
    }

    /// One request is one attempt, however often it is made and whatever became of it.
    func checkKey(_ key: IdempotencyKey, _ result: Result<StartedAttempt, DispatcherError>) {
        let number: AttemptNumber
        switch result {
        case .success(let started): number = started.number
        case .failure(.refused(_, let attempt)): number = attempt
        case .failure: return
        }
        let first = keyed[key, default: number]
        keyed[key] = first
        if first != number { problems.append("the key \(key.text) gave \(first) and then another attempt, \(number)") }
    }

    /// What was acknowledged is stored.
    func checkPromise(_ letter: SimulatedLetter, _ receipt: CallbackReceipt) {
        guard letter.account == "payuni", receipt.outcome == .stored || receipt.outcome == .repetition else { return }
        guard let order = receipt.order, let loaded = reach({ store in try await store.load(order) }) else {
            problems.append("a message was acknowledged and belongs to nothing")
            return
        }
        // What was sealed, in whatever form it came.
        let fields = letter.callback.body.split(separator: UInt8(ascii: "&"))
        let sealed = ["EncryptInfo=", "HashInfo="].compactMap { name in fields.first { $0.starts(with: name.utf8) } }
        let digest = (try? sha256(Array(sealed.joined(separator: [UInt8(ascii: "&")]))))?.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        let isStored = loaded.journal.contains { entry in
            if case .evidence(let evidence) = entry.fact { evidence.digest == digest?.joined() } else { false }
        }
        if !isStored { problems.append("a message was acknowledged and is not stored") }
    }
}
#endif
