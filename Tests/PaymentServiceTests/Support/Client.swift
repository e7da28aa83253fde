#if Service
import HTTPTypes
import HummingbirdTesting
import NIOCore
import StrictJSON
import Testing

/// An answer, read.
struct Answer: Sendable {
    let status: Int
    let text: String
    let headers: HTTPFields

    var json: JSONDocument.Value {
        get throws { try JSONDocument(text).root }
    }

    /// A problem's stable word.
    var code: String? { (try? json)?["code"]?.string }
    var field: String? { (try? json)?["field"]?.string }
}

extension TestClientProtocol {
    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ body: String? = nil, headers: HTTPFields = .json(TestKeys.all)
    ) async throws -> Answer {
        try await execute(uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }) { response in
            Answer(status: response.status.code, text: String(buffer: response.body), headers: response.headers)
        }
    }

    @discardableResult
    func open(_ id: String = "A-1", amount: String = "300", currency: String = "TWD") async throws -> Answer {
        let answer = try await send(.post, "/v1/orders", Terms.json(id, amount: amount, currency: currency))
        #expect(answer.status == 201)
        return answer
    }

    func start(_ method: String, at gateway: String = "payuni", of id: String = "A-1") async throws -> Answer {
        try await send(.post, "/v1/orders/\(id)/attempts", "{\"gateway\":\"\(gateway)\",\"method\":\"\(method)\"}")
    }

    func order(_ id: String = "A-1") async throws -> Answer { try await send(.get, "/v1/orders/\(id)") }
}

/// What a merchant says when it opens an order.
enum Terms {
    static func json(_ id: String = "A-1", amount: String = "300", currency: String = "TWD", extra: String = "") -> String {
        "{\"id\":\"\(id)\",\"due\":{\"value\":\"\(amount)\",\"currency\":\"\(currency)\"},"
            + "\"deadline\":\"2026-01-01T03:00:00Z\",\"description\":\"tea\"\(extra)}"
    }
}
#endif
