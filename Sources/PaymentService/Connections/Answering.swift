#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// How requests are answered.
struct Answering: Sendable {
    /// On the thread that read it, before anything else is read; `nil`: not so.
    let atOnce: @Sendable (WholeRequest) -> WholeAnswer?
    /// By a task, which may wait.
    let inTime: @Sendable (WholeRequest, any Channel) async -> Response
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

    /// - Parameter fields: without the body's length.
    init(_ status: HTTPResponseStatus, _ fields: HTTPHeaders, body: ByteBuffer) {
        var fields = fields
        fields.add(name: "Content-Length", value: String(body.readableBytes))
        head = HTTPResponseHead(version: .http1_1, status: status, headers: fields)
        self.body = body
    }
}
#endif
