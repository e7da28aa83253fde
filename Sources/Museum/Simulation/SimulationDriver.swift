#if Dispatcher
internal import GatewaySimulator
internal import Logging
internal import PAYUNi
internal import PaymentDispatcher
internal import Payments
internal import Synchronization

/// One seed's world, and whoever decides in it. Used by one thread.
final class SimulationDriver {
    let settings: SimulationSettings
    var dice: SeededNumbers
    var log: SimulationLog
    let clock: SteeredClock
    let store = InMemoryOrderStore()
    let accounts: [GatewayAccount]
    let endpoint: MerchantEndpoint
    let lots: FaultLots
    let register = CreationRegister()
    let randomness: SeededBytes
    let executor = SteppedExecutor()
    let turnstiles = Turnstiles()
    let policies: OrderPolicies
    /// Gateways never say wrong amounts under their own seal.
    let isHonest: Bool
    /// Every order is due the same, so that money of one would do for the other.
    let hasOneAmount: Bool
    /// How many waiting calls go on between two acts, at most.
    let haste: Int

    var desk: PaymentDispatcher
    var machine: Machine
    var starts = 1
    var crashes = 0
    var choices = 0
    var underWay = 0
    var working = 0
    private let inbox = Inbox()

    var orders: [SimulatedOrder] = []
    var attempts: [SimulatedAttempt] = []
    var kitIntents: [SimulatedKitIntent] = []
    /// The attempt that was answered to each key first.
    var keyed: [IdempotencyKey: AttemptNumber] = [:]
    var mailbox: [SimulatedLetter] = []
    var archive: [SimulatedLetter] = []
    var problems: [String] = []

    static let start = Timestamp(seconds: 1_767_578_400)
    static let endpointID: EndpointID = "shop"

    init(_ settings: SimulationSettings) throws {
        self.settings = settings
        var dice = SeededNumbers(seed: settings.seed)
        log = SimulationLog(keepsLines: settings.keepsLines)
        clock = SteeredClock(Self.start.adding(seconds: Int64(dice.below(86_400))))
        isHonest = dice.strikes(800)
        hasOneAmount = dice.strikes(500)
        haste = [2, 6, 12, 40][dice.below(4)]
        policies = Self.drawPolicies(&dice)
        var payuni = ScenarioGateway("payuni", .payuni)
        payuni.retrySeconds = [60, 300]
        if dice.strikes(500) { payuni.byCall = [.atm, .storeCode, .linePay, .jkoPay] }
        payuni.capturesAutomatically = dice.strikes(800)
        var kryptogo = ScenarioGateway("kryptogo", .kryptogo)
        kryptogo.retrySeconds = [60, 300]
        kryptogo.spelling = dice.strikes(500) ? .short : .crypto
        kryptogo.callsBackPending = dice.strikes(500)
        let faults = Self.drawFaults(&dice, isHonest: isHonest)
        accounts = [
            try GatewayAccount(payuni, seed: dice.next(), faults: faults, time: clock.honest),
            try GatewayAccount(kryptogo, seed: dice.next(), faults: faults, time: clock.honest),
        ]
        endpoint = MerchantEndpoint(
            id: Self.endpointID, url: Stage.publicURL.appending(knownPath: "shop"),
            secrets: [TestAccounts.webhookSecret("shop-first")], time: clock.honest)
        lots = FaultLots(seed: dice.next())
        lots.setRate(perThousand: [0, 0, 5, 30][dice.below(4)])
        randomness = SeededBytes(seed: dice.next())
        self.dice = dice
        machine = Machine()
        desk = try Self.makeDesk(
            machine, 1, store, accounts, endpoint, turnstiles, lots, register, policies, clock, randomness,
            settings.flaw)
    }

    /// Starts a new process on what is stored.
    func restart() throws {
        starts += 1
        machine = Machine()
        desk = try Self.makeDesk(
            machine, starts, store, accounts, endpoint, turnstiles, lots, register, policies, clock, randomness,
            settings.flaw)
    }

    private static func makeDesk(
        _ machine: Machine, _ start: Int, _ store: InMemoryOrderStore, _ accounts: [GatewayAccount],
        _ endpoint: MerchantEndpoint, _ turnstiles: Turnstiles, _ lots: FaultLots, _ register: CreationRegister,
        _ policies: OrderPolicies, _ clock: SteeredClock, _ randomness: SeededBytes, _ flaw: SimulationFlaw?
    ) throws -> PaymentDispatcher {
        let gate = SimulationGate(machine: machine, turnstiles: turnstiles, lots: lots)
        let gateways = try accounts.map { account in
            let keys = account.kind == .payuni ? try TestAccounts.payuni(account.id, keys: account.settings.keys).keys : nil
            let wire = RegisteringTransport(base: SimulatorTransport(account.simulator), register: register, keys: keys)
            let transport: any HTTPTransport =
                flaw == .sendsAgain ? RepeatingTransport(base: wire) : wire
            let adapter = try account.adapter(
                keys: account.settings.keys, transport: GatedTransport(base: transport, gate: gate, kind: .gateway), time: clock)
            return try flaw?.spoiling(adapter, account, clock) ?? adapter
        }
        return try PaymentDispatcher(
            store: GatedStore(base: store, gate: gate, flaw: flaw), gateways: gateways,
            settings: DispatcherSettings(
                publicURL: Stage.publicURL, policies: flaw?.spoiling(policies) ?? policies,
                endpoints: [
                    WebhookEndpoint(
                        id: endpoint.id, url: endpoint.url, secrets: [Secret(TestAccounts.webhookSecret("shop-first"))])
                ],
                worker: WorkerID("simulation-\(start)")),
            time: clock, randomness: randomness, webhooks: GatedTransport(base: endpoint, gate: gate, kind: .endpoint),
            logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
    }

    // MARK: Tasks

    /// Begins something that the desk does. It goes on when the scheduler says so.
    func launch(_ name: String, _ body: @escaping @Sendable (PaymentDispatcher) async -> SimulationReport) {
        log.note("begin \(name)")
        underWay += 1
        let desk = desk
        let machine = machine
        Task(executorPreference: executor) { [inbox] in inbox.put(await body(desk), from: machine) }
        settle()
    }

    /// Runs what is ready, and takes in what ended.
    func settle() {
        executor.drain()
        for (machine, report) in inbox.empty() {
            underWay -= 1
            // What a dead process would have answered, nobody heard.
            take(report, isHeard: machine.isAlive)
        }
    }

    /// Lets one waiting call go on.
    func letOneGoOn() {
        let count = turnstiles.count
        guard count > 0, let label = turnstiles.release(dice.below(count)) else { return }
        choices += 1
        log.note(label)
        settle()
    }

    /// Reads or writes past every gate.
    func reach<Answer: Sendable>(
        _ body: @escaping @Sendable (InMemoryOrderStore) async throws -> Answer
    ) -> Answer? {
        let store = store
        return executor.finish { try? await body(store) } ?? nil
    }
}

/// Where tasks leave what they say when they end.
private final class Inbox: Sendable {
    private let reports = Mutex<[(machine: Machine, report: SimulationReport)]>([])

    func put(_ report: SimulationReport, from machine: Machine) { reports.withLock { $0.append((machine, report)) } }

    func empty() -> [(machine: Machine, report: SimulationReport)] {
        reports.withLock { reports in
            let all = reports
            reports.removeAll()
            return all
        }
    }
}
#endif
