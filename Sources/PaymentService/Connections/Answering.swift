#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// How a request is answered.
enum Answering: Sendable {
    /// It is answered already, on the thread that read it.
    case now(WholeAnswer)
    /// It takes a task, which may wait.
    case later(@Sendable () async -> Response)
}

extension WholeRequest {
    /// As the router takes it; `nil` when its method is none.
    var request: Request? {
        guard let head = try? HTTPRequest(head, secure: false, splitCookie: false) else { return nil }
        return Request(head: head, body: RequestBody(buffer: body))
    }
}

/// An answer of which nothing is still to come.
struct WholeAnswer: Sendable {
    let head: HTTPResponseHead
    let body: ByteBuffer

    static let unreadable = WholeAnswer(.badRequest, [:])

    /// - Parameter fields: without the body's length.
    init(_ status: HTTPResponseStatus, _ fields: HTTPHeaders, body: ByteBuffer = ByteBuffer()) {
        var fields = fields
        fields.add(name: "Content-Length", value: String(body.readableBytes))
        head = HTTPResponseHead(version: .http1_1, status: status, headers: fields)
        self.body = body
    }
}
#endif
