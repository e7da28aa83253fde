#if Service
import HTTPTypes
import NIOCore
import NIOHTTPTypes

@testable import PaymentService

/// A conversation with short words for what it is told and what it says.
struct Talk {
    static let bodyLimit = 10

    private(set) var conversation = Conversation(bodyLimit: Self.bodyLimit)

    /// - Returns: `wait`, `refuse`, `hang up`, or the path of the request to answer.
    mutating func head(_ path: String, length: Int? = nil, close: Bool = false) -> String {
        var fields = HTTPFields()
        if let length { fields[.contentLength] = String(length) }
        if close { fields[.connection] = "close" }
        let head = HTTPRequest(method: .post, scheme: "http", authority: "desk", path: path, headerFields: fields)
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
        case .answer(let request): request.head.path ?? ""
        case .refuse: "refuse"
        case .hangUp: "hang up"
        }
    }
}
#endif
