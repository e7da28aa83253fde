#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import Payments
import StrictJSON

/// A request that failed, as RFC 9457 says it. Names the field, never what stood in it.
struct Problem: Error, Sendable {
    var code: ProblemCode
    /// What was wrong this time, in words of ours.
    var detail: String?
    var field: String?
    /// What the gateway said, when it is about one.
    var gateway: GatewayError?
    /// The attempt that was recorded as refused.
    var attempt: AttemptNumber?
    var retryAfterSeconds: Int?
    var headers: HTTPFields = [:]

    init(_ code: ProblemCode, detail: String? = nil, field: String? = nil, retryAfterSeconds: Int? = nil) {
        self.code = code
        self.detail = detail
        self.field = field
        self.retryAfterSeconds = retryAfterSeconds
    }

    static let mediaType = "application/problem+json"

    var body: String {
        jsonObject([
            ("type", .string("urn:paydesk:problem:" + code.rawValue)), ("title", .string(code.title)),
            ("status", .integer(code.status)), ("code", .string(code.rawValue)), ("detail", detail.json), ("field", field.json),
            ("attempt", (attempt?.text).json), ("gateway", gateway?.problemJSON),
        ]).text
    }

    var response: Response {
        var headers = headers
        headers[.contentType] = Self.mediaType
        if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
        return Response(
            status: HTTPResponse.Status(code: code.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

extension GatewayError {
    /// For the merchant's own people; holds no key and nothing of a request.
    fileprivate var problemJSON: JSONValue {
        jsonObject([
            ("kind", .string(kind.code)), ("field", kind.field.json), ("code", gatewayCode.json),
            ("message", gatewayMessage.json),
            ("advice", .string(advice.rawValue)),
        ])
    }
}
#endif
