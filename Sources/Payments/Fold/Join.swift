/// Values that join: in any order, any number of times, the same result. The whole fold rests on this.
protocol Joinable {
    mutating func join(_ other: Self)
}

extension Optional {
    /// Keeps the smaller of what is there.
    mutating func joinMinimum(_ other: Wrapped?) where Wrapped: Comparable {
        guard let other else { return }
        self = self.map { Swift.min($0, other) } ?? other
    }

    /// Keeps the greater of what is there.
    mutating func joinMaximum(_ other: Wrapped?) where Wrapped: Comparable {
        guard let other else { return }
        self = self.map { Swift.max($0, other) } ?? other
    }

    mutating func join(_ other: Wrapped?) where Wrapped: Joinable {
        guard let other else { return }
        if self == nil { self = other } else { self?.join(other) }
    }
}

extension Dictionary where Value: Joinable {
    mutating func join(_ value: Value, at key: Key) {
        if self[key]?.join(value) == nil { self[key] = value }
    }
}

/// What was said last, by the time it came; of two at one time the one whose text is greater, so that order cannot matter.
struct Latest<Value: Sendable & Hashable>: Sendable, Hashable, Joinable {
    var receivedAt: Timestamp
    var text: String
    var value: Value

    /// - Parameter text: differs wherever two values are written differently.
    init(_ value: Value, text: String, receivedAt: Timestamp) {
        self.receivedAt = receivedAt
        self.value = value
        self.text = text
    }

    mutating func join(_ other: Latest) {
        if (other.receivedAt, other.text) > (receivedAt, text) { self = other }
    }
}
