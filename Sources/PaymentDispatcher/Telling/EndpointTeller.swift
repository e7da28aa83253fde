#if Dispatcher
import LibCrypto
import Logging
import Payments
import Tracing

/// Tells one endpoint of events that are due. It never decides: plan and pace are values.
struct EndpointTeller: Sendable {
    let desk: Desk
    let endpoint: WebhookEndpoint
    let transport: any HTTPTransport
    let signature: WebhookSignature

    /// Longer than a try can take.
    static let leaseSeconds: Int64 = 60
    static let deadlineSeconds = 15
    /// What an endpoint says beside its status is for nobody.
    private static let readBytes = 16_384
    /// Tries under way at once.
    static let concurrency = 4

    /// - Returns: `nil` when there is nothing to send with.
    init?(_ endpoint: WebhookEndpoint, of desk: Desk) {
        guard let transport = desk.webhooks, let signature = try? WebhookSignature(secrets: endpoint.secrets) else { return nil }
        self.desk = desk
        self.endpoint = endpoint
        self.transport = transport
        self.signature = signature
    }

    var queue: WorkQueue { .delivery(endpoint.id) }
    private var subject: CallPaces.Subject { .endpoint(endpoint.id) }

    /// One try.
    func deliver(_ item: WorkItem) async -> WorkReport {
        guard case .delivery(let order, let sequence, _) = item.subject else {
            await desk.settle(item, .parked)
            return WorkReport()
        }
        if desk.goneEndpoints.contains(endpoint.id) { return await park(item) }
        let request: HTTPRequest
        do throws(OrderStoreError) {
            guard let made = try await self.request(order, sequence) else {
                return await conclude(item, .refused(status: 0), .parked)
            }
            request = made
        } catch {
            await desk.leave(item, because: error)
            return WorkReport()
        }
        if case .wait(let until) = desk.paces.begin(subject) {
            await desk.settle(item, .postponed(until: until))
            return WorkReport()
        }
        let answer = await send(request)
        let isStopped = desk.paces.record(subject) { pace, now, roll in
            pace.record(answer, about: .delivery(order, sequence), at: now, roll: roll)
        }
        if isStopped { tellStopped(answer) }
        if answer == .gone { desk.stopTelling(endpoint.id) }
        let outcome = DeliveryPlan.outcome(
            of: answer, failures: item.failures, at: desk.time.now(), roll: desk.randomness.roll())
        return await conclude(item, answer, outcome)
    }

    private func send(_ request: HTTPRequest) async -> DeliveryAnswer {
        do throws(TransportFailure) {
            let response = try await traced("paydesk.deliver", .producer) { () async throws(TransportFailure) in
                try await transport.send(request)
            }
            return DeliveryAnswer(response)
        } catch {
            return DeliveryAnswer(error)
        }
    }

    /// - Returns: `nil` when the event is not there, or cannot be read or signed.
    private func request(_ order: OrderID, _ sequence: Int) async throws(OrderStoreError) -> HTTPRequest? {
        guard let event = try await event(order, sequence), let body = EventBody.bytes(of: event) else { return nil }
        let id = EventID(order: order, sequence: sequence).text
        guard let signed = try? signature.headers(id: id, at: desk.wallClock.now(), body: body) else { return nil }
        return HTTPRequest(
            operation: "webhook.deliver", method: .post, url: endpoint.url,
            headers: [HTTPHeader("Content-Type", "application/json"), HTTPHeader("User-Agent", "paydesk")] + signed, body: body,
            deadlineSeconds: Self.deadlineSeconds, maximumResponseBytes: Self.readBytes, wantsBody: false)
    }

    private func event(_ order: OrderID, _ sequence: Int) async throws(OrderStoreError) -> StoredEvent? {
        var cursor: PageCursor?
        while true {
            let page = try await desk.store.events(EventFilter(order: order), after: cursor, limit: 500)
            if let found = page.events.first(where: { $0.sequence == sequence }) { return found }
            guard !page.events.isEmpty else { return nil }
            cursor = page.next
        }
    }

    private func tellStopped(_ answer: DeliveryAnswer) {
        desk.count(.endpointBreakers, endpoint.id.text)
        desk.log(
            .warning, "an endpoint does not answer and is left alone for a while",
            [.endpoint: endpoint.id.text, .outcome: answer.code, .reason: answer.reason])
    }

    /// The endpoint is gone: it is not told of this, either.
    private func park(_ item: WorkItem) async -> WorkReport {
        await desk.settle(item, .parked)
        desk.count(.deliveriesParked, endpoint.id.text)
        desk.log(.info, "an event is not told to an endpoint that is gone", fields(item, .gone))
        var report = WorkReport()
        report.parked = 1
        return report
    }

    private func conclude(_ item: WorkItem, _ answer: DeliveryAnswer, _ outcome: WorkOutcome) async -> WorkReport {
        await desk.settle(item, outcome)
        desk.count(.deliveries, endpoint.id.text, answer.code)
        var report = WorkReport()
        switch outcome {
        case .done: report.delivered = 1
        case .postponed, .replanned, .failed:
            report.deliveriesFailed = 1
            desk.log(.info, "an endpoint did not take an event", fields(item, answer))
        case .parked:
            report.parked = 1
            desk.count(.deliveriesParked, endpoint.id.text)
            desk.log(.warning, "an event is told to an endpoint no more", fields(item, answer))
        }
        return report
    }

    private func fields(_ item: WorkItem, _ answer: DeliveryAnswer) -> KeyValuePairs<LogField, String> {
        guard case .delivery(let order, let sequence, _) = item.subject else { return [.endpoint: endpoint.id.text] }
        return [
            .endpoint: endpoint.id.text, .order: order.text, .sequence: "\(sequence)", .outcome: answer.code,
            .status: answer.status, .reason: answer.reason, .count: "\(item.failures + 1)",
        ]
    }
}
#endif
