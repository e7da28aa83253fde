/// A caller's name for one request, made unique among callers by whoever received it.
public struct IdempotencyKey: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// A request that may come more than once.
public struct IdempotentRequest: Sendable, Hashable {
    public var key: IdempotencyKey
    /// Equal for equal requests: a digest of what was asked.
    public var fingerprint: String
    public var now: Timestamp
    /// Until when it counts as running. If nothing is heard by then, its process is gone.
    public var runsUntil: Timestamp

    public init(key: IdempotencyKey, fingerprint: String, now: Timestamp, runsUntil: Timestamp) {
        self.key = key
        self.fingerprint = fingerprint
        self.now = now
        self.runsUntil = runsUntil
    }
}

/// What was answered to a request.
public struct StoredReply: Sendable, Hashable {
    public var status: Int
    public var body: [UInt8]

    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

public enum IdempotencyAnswer: Sendable, Hashable {
    /// Nobody asked this before: go on.
    case begun
    /// An earlier run was lost on the way. Look what it did before going on.
    case resumed
    /// The first is still running.
    case running
    /// Answer this again.
    case finished(StoredReply)
}
