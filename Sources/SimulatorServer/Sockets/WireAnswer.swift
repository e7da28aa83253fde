#if Service
internal import Payments

/// What happens on the wire in answer to one request.
enum WireAnswer: Sendable {
    case whole(Reply)
    /// A TCP reset, and not one byte of an answer.
    case reset
    /// `Content-Length` of all, so many bytes, and the end of the connection.
    case cut(Reply, afterBytes: Int)
    /// The body, and blanks behind it until the client goes away.
    case endless(Reply)
    case slow(Reply, seconds: Int64)
    /// After the answer the server cannot be reached for so many seconds.
    case outage(Reply, seconds: Int64)
}

/// One complete answer.
struct Reply: Sendable {
    var status: Int
    var headers: [HTTPHeader]
    var body: [UInt8]

    init(status: Int = 200, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// What a gateway said.
    init(_ response: HTTPResponse) {
        self.init(status: response.status, body: response.body)
        if let type = response.contentType { headers.append(HTTPHeader("Content-Type", type)) }
        if let seconds = response.retryAfterSeconds { headers.append(HTTPHeader("Retry-After", String(seconds))) }
    }

    static func text(_ text: String, status: Int) -> Reply {
        Reply(status: status, headers: [HTTPHeader("Content-Type", "text/plain; charset=utf-8")], body: Array(text.utf8))
    }

    /// To another page of this server, asked for with GET.
    static func seeOther(_ path: String) -> Reply {
        Reply(status: 303, headers: [HTTPHeader("Location", path)])
    }
}
#endif
