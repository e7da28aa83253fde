#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Opens an order. The same id with the same terms is a replay.
    public func open(_ terms: OrderTerms) async throws(DispatcherError) -> OrderDetail { throw .unknownOrder }
    /// The stored record, with its snapshot as text.
    public func order(_ id: OrderID) async throws(DispatcherError) -> OrderRecord { throw .unknownOrder }
    /// An order with everything there is to show of it.
    public func detail(_ id: OrderID) async throws(DispatcherError) -> OrderDetail { throw .unknownOrder }
    /// The order of a payer's page.
    public func detail(token: OrderToken) async throws(DispatcherError) -> OrderDetail { throw .unknownOrder }
    /// Orders by creation time, newest first.
    public func orders(_ filter: OrderFilter, after cursor: PageCursor?, limit: Int) async throws(DispatcherError) -> OrderPage {
        throw .unknownOrder
    }
    /// What was recorded, why, and what happens next.
    public func timeline(_ id: OrderID) async throws(DispatcherError) -> OrderTimeline { throw .unknownOrder }
    /// Withdraws an order.
    public func cancel(_ id: OrderID, by: String, text: String) async throws(DispatcherError) -> OrderDetail {
        throw .unknownOrder
    }
    /// Records a decision.
    public func decide(
        _ id: OrderID, _ kind: Decision.Kind, by: String, text: String
    ) async throws(DispatcherError) -> OrderDetail { throw .unknownOrder }
    /// Asks the gateway of every attempt that is not final.
    public func sync(_ id: OrderID) async throws(DispatcherError) -> OrderDetail { throw .unknownOrder }
    /// The methods that fit an order.
    public func methods(for id: OrderID) async throws(DispatcherError) -> [OfferedMethod] { throw .unknownOrder }
    /// The methods that fit an order.
    public func methods(for detail: OrderDetail) -> [OfferedMethod] { [] }
    /// Starts an attempt.
    public func pay(
        _ id: OrderID, through gateway: GatewayID, _ choice: PaymentChoice
    ) async throws(DispatcherError) -> StartedAttempt { throw .unknownOrder }
    /// What a page passes to a gateway's own browser kit.
    public func browserPayment(_ id: OrderID, at gateway: GatewayID) async throws(DispatcherError) -> BrowserPayment {
        throw .unknownOrder
    }
    /// Takes in what a payer's browser made.
    public func adopt(
        _ number: GatewayNumber, at gateway: GatewayID, token: OrderToken
    ) async throws(DispatcherError) -> OrderDetail { throw .unknownOrder }
    /// Takes a message from outside.
    public func receive(
        _ callback: Callback, from gateway: GatewayID, token: OrderToken? = nil
    ) async -> CallbackReceipt { CallbackReceipt(outcome: .failed, answer: CallbackAnswer(status: 503, body: "")) }
    /// New states of an order, in this process.
    public func changes(of id: OrderID) -> AsyncStream<OrderSnapshot> { AsyncStream { $0.finish() } }
    /// Begins a request that may come more than once.
    public func begin(_ key: IdempotencyKey, fingerprint: String) async throws(DispatcherError) -> IdempotencyAnswer {
        throw .unknownOrder
    }
    /// Keeps the answer of a request.
    public func finish(_ key: IdempotencyKey, _ reply: StoredReply) async throws(DispatcherError) { throw .unknownOrder }
    /// Forgets a request that did nothing.
    public func abandon(_ key: IdempotencyKey) async throws(DispatcherError) { throw .unknownOrder }
}
#endif
