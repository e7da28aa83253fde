/// One gateway account. An adapter knows one gateway's wire and nothing of stores, servers or other gateways.
///
/// See "Write a gateway" in `docs/` for a walk through an adapter, and `GatewayConformance` for its tests.
public protocol PaymentGateway: Sendable {
    var id: GatewayID { get }
    var capabilities: GatewayCapabilities { get }

    /// Whether an attempt that begins now may still be paid by this method until that deadline. Pure: no I/O, no clock. Asked before a
    /// method is shown and before ``start(_:)``: say `false` where `start` would have to refuse for want of time. Unless told otherwise,
    /// `true`.
    func offers(_ method: PaymentMethod, until deadline: Timestamp, at now: Timestamp) -> Bool

    /// Starts one attempt under a number the caller has already stored. Never call it twice with one number, except for the same form;
    /// see ``GatewayCapabilities/formRepeatSeconds``.
    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart>

    /// The gateway's present truth about one attempt.
    /// - Throws: ``GatewayError``; the attempt keeps its state whatever it says. An error while asking is no answer.
    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport

    /// Reads a callback. Pure: no I/O, no clock. There is no default: an adapter that forgets to verify does not compile.
    /// - Throws: ``CallbackRejection``: answer as it says, change nothing.
    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading

    /// What to answer the gateway once the message is stored.
    func acknowledgement(for callback: Callback) -> CallbackAnswer
}

extension PaymentGateway {
    public func offers(_ method: PaymentMethod, until deadline: Timestamp, at now: Timestamp) -> Bool { true }
}

/// The gateway can take an attempt back before it is paid.
public protocol CancelingGateway: PaymentGateway {
    func cancel(_ reference: AttemptReference) async -> WriteOutcome<GatewayReport>
}

/// The gateway can tell of many attempts in one call.
public protocol BatchQueryingGateway: PaymentGateway {
    /// How many references one call may name.
    var maximumBatch: Int { get }
    /// How long after its start an attempt is still found so, in seconds; `nil`, unless told otherwise: for ever. Older ones are asked
    /// about one by one.
    var batchReachSeconds: Int64? { get }

    /// One report an attempt that the gateway knows; the others are missing from the answer.
    func query(batch references: [AttemptReference]) async throws(GatewayError) -> [GatewayReport]
}

extension BatchQueryingGateway {
    public var batchReachSeconds: Int64? { nil }
}

/// The gateway can list what it knows, to find an attempt whose start had no answer.
public protocol ListingGateway: PaymentGateway {
    /// - Parameter filters: passed on as the gateway spells them.
    func list(filters: [(name: String, value: String)]) async throws(GatewayError) -> [GatewayReport]
}

/// The gateway can send tokens out of the merchant's account.
public protocol TransferringGateway: PaymentGateway {
    /// Sends once. The caller has stored the transfer before and never repeats a call whose outcome is unknown.
    func transfer(_ transfer: Transfer) async -> WriteOutcome<TransferReceipt>
}

/// The gateway can give money back.
public protocol RefundingGateway: PaymentGateway {
    /// Says which way applies, before anything is sent. Pure.
    func plan(refundOf amount: Money, from report: TransactionReport) throws(GatewayError) -> Refund.Kind

    func execute(_ refund: Refund) async -> WriteOutcome<Refund.Status>
}

public struct TransferReceipt: Sendable, Hashable {
    /// The gateway's own id of the transfer; opaque.
    public var id: String
    /// `nil` when the gateway accepted the transfer and has not sent it yet.
    public var transactionHash: String?
    public var sentAt: Timestamp?

    public init(id: String, transactionHash: String?, sentAt: Timestamp?) {
        self.id = id
        self.transactionHash = transactionHash
        self.sentAt = sentAt
    }
}

/// What a gateway can do, for choosing before calling.
public struct GatewayCapabilities: Sendable, Hashable {
    public var methods: [PaymentMethod]
    public var currencies: [Currency]
    /// Least and greatest amount a method takes, where the gateway names them.
    public var limits: [PaymentMethod: ClosedRange<ExactDecimal>]
    /// How many decimals an amount may have; `nil`, unless told otherwise: as many as its currency has.
    public var amountDecimals: Int?
    /// Numbers of attempts must fit this.
    public var attemptNumbers: AttemptNumberRule
    public var refundKinds: [Refund.Kind]
    /// Callbacks are sealed by the gateway. If not, each is only a hint.
    public var sealsCallbacks: Bool
    /// Methods that the payer's browser begins with a form: for these, starting an attempt sends the gateway nothing.
    public var formMethods: Set<PaymentMethod>
    /// For so many seconds the same form may be made again under its number, because the gateway takes a number once in that time: whoever
    /// posts it twice pays once. 0: it may not.
    public var formRepeatSeconds: Int64

    public init(
        methods: [PaymentMethod], currencies: [Currency], limits: [PaymentMethod: ClosedRange<ExactDecimal>] = [:],
        amountDecimals: Int? = nil, attemptNumbers: AttemptNumberRule, refundKinds: [Refund.Kind] = [], sealsCallbacks: Bool,
        formMethods: Set<PaymentMethod> = [], formRepeatSeconds: Int64 = 0
    ) {
        self.methods = methods
        self.currencies = currencies
        self.limits = limits
        self.amountDecimals = amountDecimals
        self.attemptNumbers = attemptNumbers
        self.refundKinds = refundKinds
        self.sealsCallbacks = sealsCallbacks
        self.formMethods = formMethods
        self.formRepeatSeconds = formRepeatSeconds
    }
}

/// Length and characters a gateway allows in our numbers.
public struct AttemptNumberRule: Sendable, Hashable {
    /// How long the numbers are that a `PaymentDispatcher` draws, digits and capital letters: it takes no gateway that allows only shorter ones.
    public static let neededLength = 22

    /// At least ``neededLength``, for a gateway that a `PaymentDispatcher` is to use.
    public let maximumLength: Int
    /// ASCII characters besides letters and digits.
    public let punctuation: String

    public init(maximumLength: Int, punctuation: String) {
        self.maximumLength = maximumLength
        self.punctuation = punctuation
    }

    public func allows(_ number: AttemptNumber) -> Bool {
        let bytes = number.text.utf8
        let extra = Set(punctuation.utf8)
        return !bytes.isEmpty && bytes.count <= maximumLength && bytes.allSatisfy { $0.isLetterOrDigit || extra.contains($0) }
    }
}
