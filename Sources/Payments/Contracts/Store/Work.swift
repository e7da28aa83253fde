/// One place that is told of events.
public struct EndpointID: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// One worker, distinct from every other, also across restarts.
public struct WorkerID: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// What is to be done. There is one piece of work for each subject, planned anew as often as needed.
public enum WorkSubject: Sendable, Hashable {
    /// Facts are recorded that the state does not know yet.
    case apply(OrderID)
    /// Time may change the state.
    case clock(OrderID)
    /// The gateway is to be asked.
    case check(AttemptNumber)
    /// An event is to be told to an endpoint.
    case delivery(order: OrderID, sequence: Int, to: EndpointID)
    /// A transaction that somebody named with the order's token is to be taken in, once its gateway can be asked about it.
    case adoption(order: OrderID, number: GatewayNumber, at: GatewayID)
}

/// A line in which work waits. Each gateway and each endpoint has its own, so that a slow one delays no other.
public enum WorkQueue: Sendable, Hashable {
    case apply
    case clock
    case check(GatewayID)
    case delivery(EndpointID)
    case adoption(GatewayID)
}

public struct WorkItem: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        case waiting, done
        /// Given up; only ``OrderStore/schedule(_:at:isAwaited:)`` revives it.
        case parked
    }

    public var subject: WorkSubject
    public var order: OrderID
    public var state: State
    public var due: Timestamp
    /// How often in a row it failed since it was planned.
    public var failures: Int
    /// Somebody waits for what it brings, so it goes ahead of what is due for longer in its line.
    public var isAwaited: Bool
    public var lease: WorkLease?

    public init(
        subject: WorkSubject, order: OrderID, state: State, due: Timestamp, failures: Int, isAwaited: Bool = false,
        lease: WorkLease?
    ) {
        self.subject = subject
        self.order = order
        self.state = state
        self.due = due
        self.failures = failures
        self.isAwaited = isAwaited
        self.lease = lease
    }
}

/// Work is with one worker until this ends.
public struct WorkLease: Sendable, Hashable {
    public var worker: WorkerID
    public var expires: Timestamp
    /// Grows with every claim and plan of the same work, so that a worker who comes back late is told apart from the present one.
    public var number: Int

    public init(worker: WorkerID, expires: Timestamp, number: Int) {
        self.worker = worker
        self.expires = expires
        self.number = number
    }
}

public struct WorkClaim: Sendable, Hashable {
    public var queue: WorkQueue
    /// 1…500; held inside.
    public var limit: Int
    public var worker: WorkerID
    public var now: Timestamp
    /// Choose it longer than the work can take.
    public var leaseUntil: Timestamp

    public init(_ queue: WorkQueue, limit: Int, worker: WorkerID, now: Timestamp, leaseUntil: Timestamp) {
        self.queue = queue
        self.limit = min(max(limit, 1), 500)
        self.worker = worker
        self.now = now
        self.leaseUntil = leaseUntil
    }
}

public enum WorkOutcome: Sendable, Hashable {
    case done
    /// It was done and is planned anew: without failures, and nobody waits for it.
    case replanned(at: Timestamp)
    /// It was not tried: failures stay, and so does ``WorkItem/isAwaited``.
    case postponed(until: Timestamp)
    /// It failed, is counted as such, and is to be tried again; ``WorkItem/isAwaited`` stays.
    case failed(retryAt: Timestamp)
    /// Given up.
    case parked
}
