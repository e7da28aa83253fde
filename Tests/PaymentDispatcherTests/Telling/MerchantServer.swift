#if Dispatcher
import Payments
import StrictJSON
import Synchronization
import Testing

@testable import PaymentDispatcher

/// The merchant's side: takes what is told, verifies it, and answers as a test wants.
final class MerchantServer: HTTPTransport {
    struct Told: Sendable {
        let url: String
        let id: String
        let at: Timestamp
        let timestamp: String
        let body: String
        let isGenuine: Bool
    }

    typealias Answer = @Sendable (Told) -> Result<HTTPResponse, TransportFailure>

    static let secret = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

    private let time: any TimeSource
    private let kept = Mutex<[Told]>([])
    private let answer = Mutex<Answer>({ _ in .success(HTTPResponse(status: 204)) })

    init(time: any TimeSource) { self.time = time }

    static func endpoint(_ id: EndpointID = "shop", _ url: String = "https://shop.example/hook") -> WebhookEndpoint {
        WebhookEndpoint(id: id, url: Till.url(url), secrets: [secret])
    }

    var told: [Told] { kept.withLock { $0 } }

    func answer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    func answer(_ status: Int, retryAfter: Int? = nil) {
        answer { _ in .success(HTTPResponse(status: status, retryAfterSeconds: retryAfter)) }
    }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let verifier = try? WebhookVerifier(secrets: [Self.secret])
        let id = try? verifier?.verify(body: request.body, headers: request.headers, now: time.now())
        func header(_ name: String) -> String { request.headers.first { $0.name == name }?.value ?? "" }
        let told = Told(
            url: request.url.text, id: header("webhook-id"), at: time.now(), timestamp: header("webhook-timestamp"),
            body: String(decoding: request.body, as: UTF8.self), isGenuine: id != nil)
        kept.withLock { $0.append(told) }
        return try answer.withLock { $0 }(told).get()
    }
}

extension Till {
    /// A desk that tells one endpoint, or several.
    static func telling(
        _ endpoints: [WebhookEndpoint] = [MerchantServer.endpoint()]
    ) throws -> (till: Till, merchant: MerchantServer) {
        let time = MovableTime(opening)
        let merchant = MerchantServer(time: time)
        return (try Till(webhooks: merchant, time: time, settings: { $0.endpoints = endpoints }), merchant)
    }

    /// An order with exactly one event, not yet told.
    func canceledOrder(_ id: OrderID = "order-1") async throws {
        try await open(id)
        _ = try await dispatcher.cancel(id, by: "shop", text: "")
    }
}
#endif
