#if Service
/// What one connection has asked and what it still gets. A pure machine; ``ConnectionGuard`` does what it says.
struct ConnectionState: Sendable, Hashable {
    /// Requests whose answers are not complete.
    private(set) var waiting = 0
    private(set) var bodyBytes = 0
    /// The present body was longer than allowed: the rest is dropped, and the connection ends with the answer.
    private(set) var isCut = false
    private(set) var isOver = false
    /// The last request has not come to its end.
    private var isReceiving = false

    /// Everything that came is answered but for a request that the client still sends: it is the client's turn.
    var isClientsTurn: Bool { waiting == 1 && isReceiving }

    /// - Returns: `false` when there are more requests without an answer than allowed.
    mutating func beginRequest(pipelined: Int) -> Bool {
        guard !isOver, waiting < pipelined else { return false }
        waiting += 1
        isReceiving = true
        bodyBytes = 0
        return true
    }

    /// - Returns: whether the application may see these bytes. It sees one piece past the limit, by which it knows.
    mutating func take(_ count: Int, limit: Int) -> Bool {
        guard !isCut, !isOver else { return false }
        bodyBytes += count
        isCut = bodyBytes > limit
        return true
    }

    /// More comes than is allowed, and the answer is out already.
    var isUnheard: Bool { isCut && waiting == 0 }

    /// - Returns: whether the application may see the end of the request.
    mutating func endRequest() -> Bool {
        isReceiving = false
        return !isOver
    }

    /// - Returns: whether the connection ends with this answer.
    mutating func endResponse() -> Bool {
        waiting = max(waiting - 1, 0)
        guard isCut, waiting == 0 else { return false }
        isOver = true
        return true
    }

    /// Nothing more is answered.
    mutating func end() { isOver = true }

    /// - Returns: `false` when it was refused before.
    mutating func beginRefusal() -> Bool {
        guard !isOver else { return false }
        isOver = true
        return true
    }
}
#endif
