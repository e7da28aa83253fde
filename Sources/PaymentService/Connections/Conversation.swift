#if Service
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// A request with its whole body, or with as much of it as shows that it is too long.
struct WholeRequest: Sendable {
    let head: HTTPRequest
    var body: ByteBuffer

    /// The client wants nothing after it.
    var isLast: Bool { head.headerFields[.connection]?.lowercased() == "close" }
}

/// What is said on one connection: requests are put together, answered one after another in their order, and at some time it is over.
/// A pure machine; ``RequestHandler`` does what it says.
struct Conversation: Sendable {
    enum Turn: Sendable {
        case wait
        case answer(WholeRequest)
        /// What came is no HTTP: say so, and end.
        case refuse
        /// Nothing follows: let the client read the last answer, then go.
        case hangUp
        /// Nobody waits for anything.
        case close
    }

    private enum Ending { case politely, refusing, atOnce }

    private let bodyLimit: Int
    private var assembling: WholeRequest?
    /// The present body is too long: it was handed over, and the rest of it is for nobody.
    private var isCut = false
    private var waiting: [WholeRequest] = []
    private var answering: WholeRequest?
    private var ending: Ending?
    private var isOver = false

    init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

    /// Somebody else's turn comes before whatever might be read now.
    var hasEnoughToDo: Bool { answering != nil && (assembling != nil || !waiting.isEmpty) }

    /// Nothing is answered after what is answered now.
    var isEnding: Bool { (answering?.isLast ?? true) || (ending != nil && waiting.isEmpty && assembling == nil) }

    mutating func take(_ part: HTTPRequestPart) -> Turn {
        guard !isOver else { return .wait }
        switch part {
        case .head(let head):
            isCut = false
            assembling = WholeRequest(head: head, body: ByteBuffer())
            let announced = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
            return announced > bodyLimit ? cut() : .wait
        case .body(var bytes):
            guard assembling != nil else { return .wait }
            // Nearly every body comes in one piece.
            if assembling?.body.readableBytes == 0 { assembling?.body = bytes } else { assembling?.body.writeBuffer(&bytes) }
            return assembling.map { $0.body.readableBytes > bodyLimit } == true ? cut() : .wait
        case .end:
            guard !isCut else { return .wait }
            return handOver()
        }
    }

    /// The answer to the request under way is out.
    mutating func answered() -> Turn {
        let isLast = answering?.isLast ?? true
        answering = nil
        guard !isOver else { return .wait }
        if isLast { return end(.hangUp) }
        if !waiting.isEmpty { return answer(waiting.removeFirst()) }
        return rest(.hangUp)
    }

    /// The desk shuts down: what was begun is answered, and nothing else is.
    mutating func quiesce() -> Turn { wind(.politely) }

    /// The client sends nothing more.
    mutating func inputEnded() -> Turn { wind(.atOnce) }

    /// What came last is no HTTP.
    mutating func broke() -> Turn {
        // Its answer is under way already.
        let wasHandedOver = isCut
        assembling = nil
        return wind(wasHandedOver ? .politely : .refusing)
    }

    /// The connection is gone.
    mutating func closed() {
        isOver = true
        assembling = nil
        waiting = []
    }

    private mutating func wind(_ new: Ending) -> Turn {
        guard !isOver else { return new == .atOnce ? .close : .wait }
        if new == .atOnce { assembling = nil }
        ending = ending == .refusing ? .refusing : new
        return answering == nil && waiting.isEmpty ? rest(.close) : .wait
    }

    /// Nothing is under way.
    private mutating func rest(_ way: Turn) -> Turn {
        guard let ending, assembling == nil else { return .wait }
        return end(ending == .refusing ? .refuse : way)
    }

    private mutating func cut() -> Turn {
        isCut = true
        return handOver()
    }

    private mutating func handOver() -> Turn {
        guard let request = assembling else { return .wait }
        assembling = nil
        guard answering == nil else {
            waiting.append(request)
            return .wait
        }
        return answer(request)
    }

    private mutating func answer(_ request: WholeRequest) -> Turn {
        answering = request
        return .answer(request)
    }

    private mutating func end(_ turn: Turn) -> Turn {
        isOver = true
        waiting = []
        return turn
    }
}
#endif
