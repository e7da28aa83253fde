#if Dispatcher
internal import GatewaySimulator
internal import Logging
internal import PaymentDispatcher
internal import Payments

/// Everything that a scenario is played on: the gateways, the road between them and the desk, the desk on its store, the merchant's
/// endpoints, and the clock.
actor Stage {
    let scenario: Scenario
    let clock: SteeredClock
    /// Outlives every desk.
    let store: any OrderStore
    let plans = CallPlans()
    let randomness = SeededBytes(seed: 20_260_105)
    let accounts: [GatewayAccount]
    let endpoints: [MerchantEndpoint]
    var road = Road()

    /// `nil` while no process runs.
    var desk: PaymentDispatcher?
    var machine = Machine()
    /// Key pairs that the desk knows of each gateway, and secrets it signs with for each endpoint; changed at a restart.
    var keys: [GatewayID: [String]] = [:]
    var secrets: [EndpointID: [String]] = [:]
    private var starts = 0

    var orders: [String: OrderID] = [:]
    var tokens: [String: OrderToken] = [:]
    var deadlines: [String: Timestamp] = [:]
    var dues: [String: Money] = [:]
    var attempts: [String: PlayedAttempt] = [:]
    /// Intents that a payer's browser made, by name.
    var intents: [String: String] = [:]
    /// Whose they are, whatever the desk makes of them.
    var owners: [GatewayNumber: IntentOwner] = [:]
    /// What went wrong inside of something that cannot throw.
    var surprises: [Surprise] = []

    /// What the merchant's server is known as.
    static let publicURL = WebURL(knownHost: "pay.example")

    init(_ scenario: Scenario, store: any OrderStore) throws(Surprise) {
        self.scenario = scenario
        self.store = store
        let clock = SteeredClock(scenario.startsAt)
        self.clock = clock
        var accounts: [GatewayAccount] = []
        for (index, settings) in scenario.gateways.enumerated() {
            do throws(TestAccounts.Failure) {
                accounts.append(try GatewayAccount(settings, seed: UInt64(index + 1), time: clock.honest))
            } catch {
                throw Surprise("\(settings.id): \(error.what) cannot be used")
            }
            keys[settings.id] = settings.deskKeys ?? settings.keys
        }
        self.accounts = accounts
        endpoints = scenario.endpoints.map { name in
            MerchantEndpoint(
                id: EndpointID(name), url: Self.publicURL.appending(knownPath: name),
                secrets: [TestAccounts.webhookSecret("\(name)-first")], time: clock.honest)
        }
        for name in scenario.endpoints { secrets[EndpointID(name)] = ["\(name)-first"] }
    }

    /// Starts a desk's process on what is stored.
    func start() throws(Surprise) {
        machine = Machine()
        starts += 1
        let gate = StageGate(machine: machine, plans: plans)
        do {
            var gateways: [any PaymentGateway] = []
            for account in accounts {
                let transport = GatedTransport(base: SimulatorTransport(account.simulator), gate: gate, kind: .gateway)
                gateways.append(try account.adapter(keys: keys[account.id] ?? [], transport: transport, time: clock))
            }
            desk = try PaymentDispatcher(
                store: GatedStore(base: store, gate: gate), gateways: gateways, settings: settings, time: clock,
                randomness: randomness,
                webhooks: GatedTransport(base: EndpointRoad(endpoints: endpoints), gate: gate, kind: .endpoint),
                logger: Logger(label: "museum") { _ in SwiftLogNoOpLogHandler() })
        } catch {
            throw Surprise("the desk does not start: \(error)")
        }
    }

    private var settings: DispatcherSettings {
        DispatcherSettings(
            publicURL: Self.publicURL, policies: scenario.policies,
            endpoints: endpoints.map { endpoint in
                let names = secrets[endpoint.id] ?? []
                return WebhookEndpoint(
                    id: endpoint.id, url: endpoint.url, secrets: names.map { Secret(TestAccounts.webhookSecret($0)) })
            },
            worker: WorkerID("museum-\(starts)"))
    }

    /// Performs steps one after another; after each, the road and the desk do what is due.
    func perform(_ steps: [any ScenarioStep]) async throws(Surprise) {
        for (index, step) in steps.enumerated() {
            do throws(Surprise) {
                try await step.perform(on: self)
                try await rest()
            } catch {
                throw Surprise("step \(index + 1) (\(type(of: step).word)): \(error)")
            }
            if let surprise = surprises.first { throw surprise }
        }
    }
}

/// An attempt, as a scenario knows it.
struct PlayedAttempt: Sendable {
    let order: String
    let gateway: GatewayID
    let method: PaymentMethod
    /// `nil` when the desk never told, and nothing is stored.
    var number: AttemptNumber?
    var instructions: PaymentInstructions?
}

/// The order for which a payer's browser made an intent.
struct IntentOwner: Sendable {
    let order: OrderID
    /// Amount and mark are the order's.
    let isHonest: Bool
}

/// Finds the endpoint that an address belongs to.
struct EndpointRoad: HTTPTransport {
    let endpoints: [MerchantEndpoint]

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        guard let endpoint = endpoints.first(where: { $0.url == request.url }) else {
            throw TransportFailure(.surelyNotSent, reason: "name_not_found")
        }
        return try await endpoint.send(request)
    }
}
#endif
