#if Dispatcher
import PaymentDispatcher
import Payments
import Synchronization

/// A gateway that answers questions as a test wants, and remembers when it was asked about what.
/// `@unchecked Sendable`: it is open to be inherited from, and all that changes in it is in a mutex.
class AskedGateway: PaymentGateway, @unchecked Sendable {
    typealias Answer = @Sendable (AttemptReference) async -> Result<GatewayReport, GatewayError>

    let id: GatewayID
    private let time: any TimeSource
    private let asked = Mutex<[(number: AttemptNumber, at: Timestamp)]>([])
    private let answer: Mutex<Answer>

    init(_ id: GatewayID, time: any TimeSource, _ answer: @escaping Answer = { .success(.waiting($0.number)) }) {
        self.id = id
        self.time = time
        self.answer = Mutex(answer)
    }

    var questions: [(number: AttemptNumber, at: Timestamp)] { asked.withLock { $0 } }

    func answer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    func fail(_ kind: GatewayError.Kind) { answer { _ in .failure(GatewayError(kind, operation: "ask")) } }

    /// More began within one second, at some time, than this.
    func everBeganMore(than limit: Int) -> Bool {
        let times = questions.map(\.at.milliseconds).sorted()
        return times.indices.contains { index in
            index + limit < times.count && times[index + limit] - times[index] < 1_000
        }
    }

    var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            methods: [.card], currencies: [.twd], attemptNumbers: AttemptNumberRule(maximumLength: 30, punctuation: ""),
            sealsCallbacks: true)
    }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> { .done(AttemptStart(instructions: nil)) }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport {
        note([reference])
        return try await answer.withLock { $0 }(reference).get()
    }

    func note(_ references: [AttemptReference]) {
        let now = time.now()
        asked.withLock { asked in asked += references.map { ($0.number, now) } }
    }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { .unrelated("anything") }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { CallbackAnswer(status: 200, body: "") }
}

extension GatewayReport {
    static func waiting(_ number: AttemptNumber) -> GatewayReport {
        let transaction = TransactionReport(
            gatewayNumber: GatewayNumber("T-" + number.text), attemptNumber: number, claim: .awaitingPayer, raw: "waiting")
        return GatewayReport(attempt: number, transactions: [transaction])
    }

    static func paid(_ number: AttemptNumber, _ amount: Money) -> GatewayReport {
        var report = waiting(number)
        report.transactions[0].claim = .paid
        report.transactions[0].amount = amount
        return report
    }
}

extension Till {
    /// So many orders with one attempt each, at this gateway.
    func open(_ count: Int, at gateway: GatewayID, _ prefix: String = "order") async throws -> [OrderID] {
        var orders: [OrderID] = []
        for index in 0..<count {
            let id = OrderID("\(prefix)-\(index)")
            try await open(id)
            _ = try await dispatcher.pay(id, through: gateway, PaymentChoice(method: .card))
            orders.append(id)
        }
        return orders
    }
}
#endif
