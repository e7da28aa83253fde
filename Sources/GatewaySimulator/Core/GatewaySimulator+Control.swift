public import Payments

extension GatewaySimulator {
    /// The newest page that was opened for a number; `nil` when none was, or its form was refused.
    public func page(of number: AttemptNumber) -> PayerPage? {
        withState { state in state.payuni?.page(of: number.text) }
    }

    /// A page by its own id.
    public func page(id: String) -> PayerPage? {
        withState { state in
            state.payuni.flatMap { payuni in payuni.pagesByID[id].map { payuni.pages[$0] } }
        }
    }

    /// Lets a payer, a bank or a store act at PAYUNi.
    ///
    /// - Throws: ``SimulatorRefusal``; nothing changed.
    public func act(_ action: PayerAction, on number: AttemptNumber) throws(SimulatorRefusal) {
        try change { state throws(SimulatorRefusal) in
            guard state.payuni != nil else { throw .unknown }
            try state.payuni?.act(action, on: number.text, &state.world)
        }
    }

    /// Lets a payer choose on a page, and hands out what the page gives the payer's browser to post to the merchant, instead of
    /// leaving it to ``takeMessages()``.
    ///
    /// - Returns: `nil` when the browser has nothing to post: the form named no return address, the payer walked away, or a fault
    ///   lost it.
    /// - Throws: ``SimulatorRefusal``; nothing changed.
    public func choose(_ action: PayerAction, onPage id: String) throws(SimulatorRefusal) -> OutgoingMessage? {
        let outcome: Result<OutgoingMessage?, SimulatorRefusal> = withState { state in
            do throws(SimulatorRefusal) {
                return .success(try state.choose(action, onPage: id))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Lets something happen to an intent at KryptoGO.
    ///
    /// - Parameters:
    ///   - action: what happens.
    ///   - name: the intent's id, or the attempt's number if our adapter made it.
    /// - Throws: ``SimulatorRefusal``; nothing changed.
    public func act(_ action: IntentAction, onIntent name: String) throws(SimulatorRefusal) {
        try change { state throws(SimulatorRefusal) in
            guard state.kryptogo != nil else { throw .unknown }
            try state.kryptogo?.act(action, on: name, &state.world)
        }
    }

    /// Sends PAYUNi's last result of a number again, as the console's button does.
    ///
    /// - Throws: ``SimulatorRefusal`` when there is none.
    public func retrigger(_ number: AttemptNumber) throws(SimulatorRefusal) {
        try change { state throws(SimulatorRefusal) in
            guard let payuni = state.payuni else { throw .unknown }
            try payuni.retrigger(number.text, &state.world)
        }
    }

    /// What is still to go wrong: rules that were used up are gone.
    public var faults: FaultPlan {
        withState { state in state.dice.plan }
    }

    /// What goes wrong from now on. Rules that were not used up are forgotten.
    public func setFaults(_ plan: FaultPlan) {
        withState { state in state.dice.plan = plan }
    }

    /// One more rule for requests, behind those that are there.
    public func add(_ rule: FaultPlan.RequestRule) {
        withState { state in state.dice.plan.requestRules.append(rule) }
    }

    /// One more rule for messages, behind those that are there.
    public func add(_ rule: FaultPlan.MessageRule) {
        withState { state in state.dice.plan.messageRules.append(rule) }
    }

    /// How many messages are on their way to the merchant, due or not, and not handed out.
    public var waitingMessageCount: Int {
        withState { state in state.queue.length }
    }

    /// Begins anew: no trade, no intent, no message, the faults of the settings.
    ///
    /// - Parameter seed: `nil` goes on drawing, so that no number is handed out twice. A seed draws the same numbers each time it
    ///   is given: a merchant whose database outlives the reset then gets an intent's id that it has already.
    public func reset(seed: UInt64? = nil) {
        let now = time.now()
        withState { state in
            var settings = state.settings
            if let seed { settings.seed = seed }
            var next = SimulatorState(settings, at: now)
            if seed == nil { next.goOnDrawing(after: state) }
            state = next
        }
    }

    /// What is left in KryptoGO's pool.
    public var pool: ExactDecimal? {
        withState { state in state.kryptogo?.pool }
    }

    private func change(
        _ body: (inout SimulatorState) throws(SimulatorRefusal) -> Void
    ) throws(SimulatorRefusal) {
        let result: Result<Void, SimulatorRefusal> = withState { state in
            do throws(SimulatorRefusal) {
                try body(&state)
                state.send()
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }
}
