#if Dispatcher
internal import LibCrypto
internal import Payments
internal import PaymentDispatcher
internal import StrictJSON
internal import Synchronization

/// The merchant's own server: it checks each event's signature as any receiver of Standard Webhooks does, and keeps what it took.
final class MerchantEndpoint: HTTPTransport {
    enum Mood: Sendable, Hashable {
        /// Takes an event and answers with this status; 2xx means taken.
        case answers(Int, retryAfterSeconds: Int? = nil)
        /// Nobody listens.
        case down
        /// Takes an event, and its answer is lost.
        case forgetsToAnswer
    }

    /// One event as it came, once or many times.
    struct Event: Sendable, Hashable {
        let id: String
        let order: String
        let sequence: Int
        let name: String
        let status: String
        let data: String
    }

    private struct State {
        var mood = Mood.answers(200)
        var events: [Event] = []
        var deliveries = 0
        var problems: [String] = []
    }

    let id: EndpointID
    let url: WebURL
    private let time: any TimeSource
    private let known: Mutex<[String]>
    private let state = Mutex(State())

    /// - Parameter secrets: those the receiver knows; a signature by one of them is enough.
    init(id: EndpointID, url: WebURL, secrets: [String], time: any TimeSource) {
        self.id = id
        self.url = url
        self.time = time
        known = Mutex(secrets)
    }

    var events: [Event] { state.withLock { $0.events } }
    /// Requests that reached it, taken or not.
    var deliveries: Int { state.withLock { $0.deliveries } }
    /// What no honest sender does.
    var problems: [String] { state.withLock { $0.problems } }

    func setMood(_ mood: Mood) { state.withLock { $0.mood = mood } }

    /// The receiver changes the secrets it knows.
    func setSecrets(_ secrets: [String]) { known.withLock { $0 = secrets } }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let mood = state.withLock { $0.mood }
        if mood == .down { throw TransportFailure(.surelyNotSent, reason: "connection_refused") }
        state.withLock { $0.deliveries += 1 }
        guard isSigned(request) else {
            note("an event whose signature does not hold")
            return HTTPResponse(status: 401)
        }
        // A sender whose clock is wrong is told so, and comes again.
        guard isOfNow(request) else { return HTTPResponse(status: 401) }
        switch mood {
        case .answers(let status, let retryAfterSeconds):
            if (200..<300).contains(status) { take(request) }
            return HTTPResponse(status: status, retryAfterSeconds: retryAfterSeconds)
        case .forgetsToAnswer:
            take(request)
            throw TransportFailure(.outcomeUnknown, reason: "connection_reset")
        case .down: throw TransportFailure(.surelyNotSent, reason: "connection_refused")
        }
    }

    private func note(_ problem: String) { state.withLock { $0.problems.append("\(id): \(problem)") } }

    private func take(_ request: HTTPRequest) {
        guard let event = Self.event(request) else { return note("a body that is no event") }
        guard event.id == Self.header("webhook-id", request) else { return note("an event whose id differs from its header") }
        state.withLock { state in
            if let known = state.events.first(where: { $0.id == event.id }) {
                if known != event { state.problems.append("\(id): one event id with two contents") }
            } else {
                state.events.append(event)
            }
        }
    }

    private static func event(_ request: HTTPRequest) -> Event? {
        guard let root = try? JSONDocument(request.body).root, let name = root["type"]?.string, let data = root["data"],
            let id = data["id"]?.string, let order = data["order"]?.string, let sequence = data["sequence"]?.integer,
            let snapshot = data["snapshot"]
        else { return nil }
        let status = snapshot["state"]?["status"]?.string ?? snapshot["status"]?.string ?? ""
        return Event(
            id: id, order: order, sequence: Int(sequence), name: name, status: status,
            data: String(decoding: data.rawBytes, as: UTF8.self))
    }

    private static func header(_ name: String, _ request: HTTPRequest) -> String? {
        request.headers.first { $0.name.lowercased() == name }?.value
    }

    /// Within five minutes, as the specification's libraries have it.
    private func isOfNow(_ request: HTTPRequest) -> Bool {
        guard let seconds = Self.header("webhook-timestamp", request).flatMap({ Int64($0) }) else { return false }
        return (-300...300).contains(time.now().seconds - seconds)
    }

    /// As the specification says: one matching signature of a known key.
    private func isSigned(_ request: HTTPRequest) -> Bool {
        guard let id = Self.header("webhook-id", request), let stamp = Self.header("webhook-timestamp", request),
            let signatures = Self.header("webhook-signature", request)
        else { return false }
        let signed = Array("\(id).\(stamp).".utf8) + request.body
        let given = signatures.split(separator: " ").map(String.init)
        return known.withLock { $0 }.contains { secret in
            guard let signature = Self.signature(of: signed, with: secret) else { return false }
            return given.contains("v1," + signature)
        }
    }

    private static func signature(of bytes: [UInt8], with secret: String) -> String? {
        guard secret.hasPrefix("whsec_"), let key = Base64.decode(String(secret.dropFirst(6))) else { return nil }
        guard let digest = key.withUnsafeBytes({ try? hmacSHA256(bytes, key: $0) }) else { return nil }
        return Base64.encode(digest)
    }
}
#endif
