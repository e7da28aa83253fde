#if CommandLineTool && Service && SQLite && Transport
import PaymentTransport
import Payments
import StrictJSON

/// The merchant: asks the desk over its REST API, as any program would.
struct DemoClient: Sendable {
    struct Unexpected: Error, CustomStringConvertible {
        let description: String
    }

    let transport: AsyncHTTPTransport
    let desk: WebURL
    let apiKey: String

    func open(_ order: DemoOrder) async throws -> JSONDocument.Value {
        let deadline = SystemTimeSource().now().adding(seconds: 3 * 86_400)
        return try await post(
            "/v1/orders",
            [
                "id": .string(order.id), "due": ["value": .string(order.dollars), "currency": "TWD"],
                "deadline": .string(deadline.utcText), "description": "Stone",
            ])
    }

    func order(_ id: String) async throws -> JSONDocument.Value { try await get("/v1/orders/\(id)") }

    func get(_ path: String) async throws -> JSONDocument.Value { try await send(.get, path, nil) }

    func post(_ path: String, _ body: JSONValue = [:]) async throws -> JSONDocument.Value { try await send(.post, path, body) }

    /// Whether the desk can be given work.
    func isReady() async -> Bool {
        guard let url = desk.appending(path: "readyz") else { return false }
        return (try? await transport.send(HTTPRequest(operation: "demo.ready", method: .get, url: url)))?.status == 200
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ body: JSONValue?) async throws -> JSONDocument.Value {
        guard let url = desk.appending(path: path) else { throw Unexpected(description: "no address") }
        var headers = [HTTPHeader("Authorization", "Bearer " + apiKey, isSensitive: true)]
        if body != nil { headers.append(HTTPHeader("Content-Type", "application/json")) }
        let answer = try await transport.send(
            HTTPRequest(
                operation: "demo.api", method: method, url: url, headers: headers, body: body?.serialized() ?? []))
        guard (200...299).contains(answer.status) else {
            let words = String(decoding: answer.body.prefix(400), as: UTF8.self)
            throw Unexpected(description: "\(method.rawValue) \(path): \(answer.status) \(words)")
        }
        return try JSONDocument(answer.body).root
    }
}
#endif
