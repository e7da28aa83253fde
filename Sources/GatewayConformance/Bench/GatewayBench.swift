public import Payments

/// Everything the kit must be told about one gateway. Written by the adapter's author, in the adapter's tests.
public protocol GatewayBench: Sendable {
    /// The adapter, wired to the transport and the clock of the case. Called once a try.
    /// - Throws: whatever is wrong with the account; the case then fails with it.
    func makeGateway(_ setting: BenchSetting) throws -> any PaymentGateway

    /// How messages are put into the gateway's envelope and taken out, if it has one.
    var codec: (any FixtureCodec)? { get }

    /// How one part of a message is changed so that it still looks genuine.
    var forge: (any Forge)? { get }

    /// Runs one of the gateway's own calls, which no shared contract has.
    /// - Returns: `nil` when the adapter has no such call; the case then fails.
    func reply(_ call: ReplyCall, _ setting: BenchSetting) async throws -> ReplyReading?
}

extension GatewayBench {
    public var codec: (any FixtureCodec)? { nil }
    public var forge: (any Forge)? { nil }
    public func reply(_ call: ReplyCall, _ setting: BenchSetting) async throws -> ReplyReading? { nil }
}

/// What an adapter is made from in a case.
public struct BenchSetting: Sendable {
    public let account: FixtureAccount
    public let transport: any HTTPTransport
    /// Stands still.
    public let clock: any TimeSource

    public init(account: FixtureAccount, transport: any HTTPTransport, clock: any TimeSource) {
        self.account = account
        self.transport = transport
        self.clock = clock
    }
}

/// One of a gateway's own calls, as a fixture names it.
public struct ReplyCall: Sendable {
    /// The gateway's name of the call: `trade/close`.
    public let endpoint: String
    /// What the fixture gives, in its order.
    public let values: [FixtureField]

    public init(endpoint: String, values: [FixtureField]) {
        self.endpoint = endpoint
        self.values = values
    }

    public subscript(name: String) -> String? { values.first { $0.name == name }?.value }
}

/// What an adapter made of the answer to one of its own calls.
public struct ReplyReading: Sendable {
    /// `done`, `refused` or `unknown` for what changes something; `answered` or `failed` for a question.
    public var outcome: String
    public var error: GatewayError?
    /// The answer's facts, by the names that the fixtures use.
    public var values: [FixtureField]
    public var transactions: [TransactionReport]

    public init(
        outcome: String, error: GatewayError? = nil, values: [FixtureField] = [], transactions: [TransactionReport] = []
    ) {
        self.outcome = outcome
        self.error = error
        self.values = values
        self.transactions = transactions
    }
}
