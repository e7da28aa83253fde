#if Service
/// How much one client, and all of them together, may take.
public struct ServiceLimits: Sendable, Hashable {
    /// Longest body of a request.
    public var bodyBytes: Int
    /// All header lines of a request together.
    public var headerBytes: Int
    public var headerFields: Int
    /// Open connections. Those beyond are answered 503 and closed; far beyond, they are not accepted.
    public var connections: Int
    /// Requests being worked on at once; those beyond are answered 503.
    public var requests: Int
    /// Payers' pages that listen for changes at once; those beyond are told to ask now and then.
    public var streams: Int
    /// Requests that may follow each other on one connection without waiting for answers.
    public var pipelined: Int
    /// Milliseconds in which a new connection must send its first request's head.
    public var headMilliseconds: Int64
    /// Milliseconds from a request's head to its last byte.
    public var bodyMilliseconds: Int64
    /// Milliseconds between two requests on one connection.
    public var idleMilliseconds: Int64
    /// Milliseconds in which a client must take what is being sent to it.
    public var writeMilliseconds: Int64

    /// Connections that are accepted, some of them only to be told that there are too many. Past these the system's own queue makes callers
    /// wait. An eighth more than ``connections``, at least 8 and at most 64.
    public var accepted: Int { connections + min(max(connections / 8, 8), 64) }

    public init(
        bodyBytes: Int = 65_536, headerBytes: Int = 16_384, headerFields: Int = 64, connections: Int = 2_048,
        requests: Int = 512, streams: Int = 1_024, pipelined: Int = 32, headMilliseconds: Int64 = 10_000,
        bodyMilliseconds: Int64 = 15_000, idleMilliseconds: Int64 = 60_000, writeMilliseconds: Int64 = 30_000
    ) {
        self.bodyBytes = bodyBytes
        self.headerBytes = headerBytes
        self.headerFields = headerFields
        self.connections = connections
        self.requests = requests
        self.streams = streams
        self.pipelined = pipelined
        self.headMilliseconds = headMilliseconds
        self.bodyMilliseconds = bodyMilliseconds
        self.idleMilliseconds = idleMilliseconds
        self.writeMilliseconds = writeMilliseconds
    }
}
#endif
