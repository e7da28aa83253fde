#if Service
import NIOCore
import NIOHTTP1

/// A request with its whole body, or with as much of it as shows that it is too long.
struct WholeRequest: Sendable {
    let head: HTTPRequestHead
    var body: ByteBuffer
    /// There is more of it, which is for nobody.
    var isCut = false

    /// Nothing that comes after it is answered. The decoder reads nothing that follows a wish for another protocol, which is not granted
    /// here.
    var isLast: Bool {
        isCut || !head.isKeepAlive || head.version != .http1_1 || head.method == .CONNECT
            || head.headers.contains(name: "Upgrade")
    }
}

/// What is said on one connection: requests are put together, answered one after another in their order, and at some time it is over.
/// A pure machine; ``RequestHandler`` does what it says.
struct Conversation: Sendable {
    enum Turn: Sendable {
        case wait
        case answer(WholeRequest)
        /// The client waits to be told that its body is wanted: tell it.
        case goOn
        /// What came is no HTTP: say so, and end.
        case refuse
        /// Nothing follows: let the client read the last answer, then go.
        case hangUp
    }

    private enum Ending { case politely, refusing }

    private let bodyLimit: Int
    private var assembling: WholeRequest?
    /// The client of that one was not told yet to send its body.
    private var isWaitedFor = false
    private var waiting: [WholeRequest] = []
    private var answering: WholeRequest?
    /// Set when no further request is taken.
    private var ending: Ending?
    /// Nothing that comes is for anybody.
    private(set) var isOver = false
    /// An answer that has no end of its own must come to one: the desk shuts down, or the client goes.
    private(set) var isCalledOff = false

    init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

    /// Whatever might be read now must wait, or is for nobody.
    var hasEnoughToDo: Bool { answering != nil && (assembling != nil || !waiting.isEmpty || ending != nil) }

    /// Nothing is answered after what is answered now.
    var isEnding: Bool { isOver || (ending == .politely && waiting.isEmpty && assembling == nil) }

    mutating func take(_ part: HTTPServerRequestPart) -> Turn {
        guard !isOver else { return .wait }
        switch part {
        case .head(let head):
            guard ending == nil else { return .wait }
            assembling = WholeRequest(head: head, body: ByteBuffer())
            isWaitedFor = head.waitsToGoOn
            let announced = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
            return announced > bodyLimit ? cut() : goOn()
        case .body(var bytes):
            guard assembling != nil else { return .wait }
            isWaitedFor = false
            // Nearly every body comes in one piece.
            if assembling?.body.readableBytes == 0 { assembling?.body = bytes } else { assembling?.body.writeBuffer(&bytes) }
            return assembling.map { $0.body.readableBytes > bodyLimit } == true ? cut() : .wait
        case .end:
            return handOver()
        }
    }

    /// The answer to the request under way is out.
    mutating func answered() -> Turn {
        guard answering != nil else { return .wait }
        answering = nil
        guard !isOver else { return .wait }
        return waiting.isEmpty ? rest() : answer(waiting.removeFirst())
    }

    /// The desk shuts down: what was begun is answered, and nothing else is.
    mutating func quiesce() -> Turn {
        isCalledOff = true
        return wind(ending ?? .politely)
    }

    /// The client sends nothing more.
    mutating func inputEnded() -> Turn {
        isCalledOff = true
        assembling = nil
        return wind(ending ?? .politely)
    }

    /// What came last is no HTTP.
    mutating func broke() -> Turn {
        // What follows the last request is for nobody, whatever it is.
        guard ending == nil || assembling != nil else { return .wait }
        assembling = nil
        return wind(.refusing)
    }

    /// The connection is gone.
    mutating func closed() {
        isOver = true
        isCalledOff = true
        assembling = nil
        waiting = []
    }

    private mutating func wind(_ new: Ending) -> Turn {
        guard !isOver else { return .wait }
        ending = new
        return answering == nil ? rest() : .wait
    }

    /// Nothing is under way.
    private mutating func rest() -> Turn {
        guard let ending, assembling == nil else { return goOn() }
        isOver = true
        return ending == .refusing ? .refuse : .hangUp
    }

    /// Told once, and only when all that is to be said before it is said.
    private mutating func goOn() -> Turn {
        guard isWaitedFor, assembling != nil, answering == nil else { return .wait }
        isWaitedFor = false
        return .goOn
    }

    private mutating func cut() -> Turn {
        assembling?.isCut = true
        return handOver()
    }

    private mutating func handOver() -> Turn {
        guard let request = assembling else { return .wait }
        assembling = nil
        if request.isLast { ending = .politely }
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
}
#endif
