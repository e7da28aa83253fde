/// The new state of an order, with everything that must be stored together with it.
public struct OrderChange: Sendable, Hashable {
    /// As it was loaded. The state knows of ``OrderVersion/recorded`` facts.
    public var version: OrderVersion
    /// The new state. The store plans the next look at the clock by its `nextCheck`.
    public var snapshot: OrderSnapshot
    /// The events since the loaded version, numbered on from it without a gap; the last one's sequence is the snapshot's.
    public var events: [OrderEvent]
    /// To whom each event is to be told.
    public var endpoints: [EndpointID]
    /// When each of these attempts is to be asked about next.
    public var checks: [AttemptCheck]
    public var at: Timestamp
    /// Somebody waits for it. What nobody waits for may take the store some milliseconds longer, to share what it does for others.
    public var isAwaited: Bool

    public init(
        version: OrderVersion, snapshot: OrderSnapshot, events: [OrderEvent], endpoints: [EndpointID] = [],
        checks: [AttemptCheck] = [], at: Timestamp, isAwaited: Bool = true
    ) {
        self.version = version
        self.snapshot = snapshot
        self.events = events
        self.endpoints = endpoints
        self.checks = checks
        self.at = at
        self.isAwaited = isAwaited
    }

    /// The sequences follow each other and end at the snapshot's, and every event is this order's.
    public var isConsecutive: Bool {
        let numbered = events.enumerated().allSatisfy { index, event in
            event.sequence == version.sequence + index + 1 && event.order == snapshot.order
        }
        return numbered && snapshot.sequence == version.sequence + events.count
    }
}

extension OrderChange {
    /// What a store keeps of it as text. The last event's snapshot is the change's own, and is written once.
    package var texts: (snapshot: String, events: [StoredEvent]) {
        let text = snapshot.jsonText
        let stored = events.map { event in
            let isLast = event.sequence == snapshot.sequence
            return StoredEvent(event, snapshot: isLast ? text : event.snapshot.jsonText)
        }
        return (text, stored)
    }
}

/// When an attempt is to be asked about.
public struct AttemptCheck: Sendable, Hashable {
    public var attempt: AttemptNumber
    /// `nil`: no more.
    public var at: Timestamp?
    /// Somebody waits for the answer: see ``WorkItem/isAwaited``.
    public var isAwaited: Bool

    public init(_ attempt: AttemptNumber, at time: Timestamp?, isAwaited: Bool = false) {
        self.attempt = attempt
        self.at = time
        self.isAwaited = isAwaited
    }
}

/// An event as it was stored. Its body never changes.
public struct StoredEvent: Sendable, Hashable {
    public var order: OrderID
    public var sequence: Int
    public var at: Timestamp
    public var name: String
    /// ``OrderEvent/jsonText``.
    public var body: String

    public init(order: OrderID, sequence: Int, at: Timestamp, name: String, body: String) {
        self.order = order
        self.sequence = sequence
        self.at = at
        self.name = name
        self.body = body
    }

    public init(_ event: OrderEvent) { self.init(event, snapshot: event.snapshot.jsonText) }

    fileprivate init(_ event: OrderEvent, snapshot: String) {
        self.init(
            order: event.order, sequence: event.sequence, at: event.at, name: event.name,
            body: event.jsonText(snapshot: snapshot))
    }
}
