#if Service
import NIOCore
import NIOHTTP1

@testable import PaymentService

/// A conversation with short words for what it is told and what it says.
struct Talk {
    static let bodyLimit = 10

    private(set) var conversation = Conversation(bodyLimit: Self.bodyLimit)

    /// - Returns: `wait`, `go on`, `refuse`, `hang up`, or the path of the request to answer.
    mutating func head(_ path: String, length: Int? = nil, close: Bool = false, expects: Bool = false) -> String {
        var fields: HTTPHeaders = ["Host": "desk"]
        if expects { fields.add(name: "Expect", value: "100-continue") }
        if expects, length == nil { fields.add(name: "Transfer-Encoding", value: "chunked") }
        if let length { fields.add(name: "Content-Length", value: String(length)) }
        if close { fields.add(name: "Connection", value: "close") }
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: path, headers: fields)
        return Self.word(conversation.take(.head(head)))
    }

    mutating func body(_ text: String) -> String { Self.word(conversation.take(.body(ByteBuffer(string: text)))) }
    mutating func end() -> String { Self.word(conversation.take(.end(nil))) }
    mutating func answered() -> String { Self.word(conversation.answered()) }
    mutating func quiesce() -> String { Self.word(conversation.quiesce()) }
    mutating func inputEnded() -> String { Self.word(conversation.inputEnded()) }
    mutating func broke() -> String { Self.word(conversation.broke()) }
    mutating func closed() { conversation.closed() }

    /// A whole request.
    mutating func ask(_ path: String, close: Bool = false) -> String {
        let first = head(path, close: close)
        return first == "wait" ? end() : first
    }

    static func word(_ turn: Conversation.Turn) -> String {
        switch turn {
        case .wait: "wait"
        case .goOn: "go on"
        case .answer(let request): request.head.uri
        case .refuse: "refuse"
        case .hangUp: "hang up"
        }
    }
}
#endif
