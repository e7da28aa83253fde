internal import KryptoGO
internal import PAYUNi
internal import Payments

/// Both gateways as one value. Everything that happens goes through here, one thing after another.
struct SimulatorState: Sendable {
    let settings: SimulatorSettings
    var world: World
    var payuni: PAYUNiServer?
    var kryptogo: KryptoGOServer?
    var dice: FaultDice
    var queue = MessageQueue()

    init(_ settings: SimulatorSettings, at now: Timestamp) {
        self.settings = settings
        world = World(now: now, merchantNow: now, numbers: SeededNumbers(seed: settings.seed))
        payuni = settings.payuni.map(PAYUNiServer.init)
        kryptogo = settings.kryptogo.map(KryptoGOServer.init)
        dice = FaultDice(settings.faults, seed: settings.seed)
    }

    /// Takes the lots over, so that what is drawn from here on was not drawn before.
    mutating func goOnDrawing(after other: SimulatorState) {
        world.numbers = other.world.numbers
        dice.numbers = other.dice.numbers
    }

    /// Lets the gateways do what they do by themselves, each thing at its own time. Time never goes back.
    mutating func advance(to now: Timestamp) {
        while let (event, at) = world.agenda.take(until: now) {
            world.now = max(world.now, at)
            happen(event)
            send()
        }
        world.now = max(world.now, now)
    }

    private mutating func happen(_ event: Agenda.Event) {
        switch event {
        case .tradeExpires(let tradeNo): payuni?.expire(tradeNo, &world)
        case .captureIsRequested(let tradeNo): payuni?.requestCapture(tradeNo, &world)
        case .captureIsDone(let tradeNo): payuni?.finishCapture(tradeNo)
        case .refundIsDone(let tradeNo, let index): payuni?.finishRefund(tradeNo, index, world)
        case .intentExpires(let id): kryptogo?.expire(id, &world)
        case .payerActs(let task): perform(task)
        }
    }

    /// A payer's choice on a page, and what the payer's browser has to post because of it.
    mutating func choose(_ action: PayerAction, onPage id: String) throws(SimulatorRefusal) -> OutgoingMessage? {
        guard let payuni, let index = payuni.pagesByID[id] else { throw .unknown }
        let number = payuni.pages[index].number
        // The same number on a newer page: this one is an old tab.
        guard payuni.latestPages[number.text] == index else { throw .pageClosed }
        try self.payuni?.act(action, on: number.text, &world)
        send()
        return queue.takeReturn(of: number, until: world.now)
    }

    /// Drafts become messages, each with what goes wrong with it.
    mutating func send() {
        planPayers()
        let drafts = world.drafts
        world.drafts = []
        for draft in drafts {
            var faults: [MessageFault] = []
            if let fault = dice.next(forMessage: draft) { faults.append(fault) }
            if case .actByAmount = settings.payers, let fault = AmountEnding(draft.amount).messageFault { faults.append(fault) }
            send(draft, faults)
        }
    }
}
