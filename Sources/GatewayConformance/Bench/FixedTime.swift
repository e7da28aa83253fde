public import Payments

/// A clock that stands still, so that what a case sends is the same every time.
public struct FixedTime: TimeSource {
    private let time: Timestamp

    public init(_ time: Timestamp) {
        self.time = time
    }

    public func now() -> Timestamp { time }
}
