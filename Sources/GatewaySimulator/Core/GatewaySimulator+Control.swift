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

    /// Lets something happen to an intent at KryptoGO.
    ///
    /// - Parameter name: the intent's id, or the attempt's number if our adapter made it.
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
