#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import Payments

/// A request that may change something, with its whole body.
struct APICall: Sendable {
    let operation: APIOperation
    let request: Request
    let body: [UInt8]
    /// The name of the caller's key.
    let caller: String

    @discardableResult
    func json<Value>(
        isOptional: Bool = false, _ read: (inout FieldReader) throws(InputError) -> Value
    ) throws -> Value { try request.json(body, isOptional: isOptional, read) }
}

/// What is answered to one.
struct APIReply: Sendable {
    var status = 200
    var text: String

    var stored: StoredReply { StoredReply(status: status, body: Array(text.utf8)) }
}

extension Response {
    static func json(_ text: String, status: Int = 200) -> Response { .json(ByteBuffer(string: text), status) }

    static func json(_ bytes: [UInt8]) -> Response { .json(ByteBuffer(bytes: bytes), 200) }

    private static func json(_ bytes: ByteBuffer, _ status: Int) -> Response {
        Response(
            status: HTTPResponse.Status(code: status), headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: bytes))
    }

    init(_ reply: StoredReply) {
        self.init(
            status: HTTPResponse.Status(code: reply.status),
            headers: [.contentType: reply.status < 400 ? "application/json" : Problem.mediaType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
}
#endif
