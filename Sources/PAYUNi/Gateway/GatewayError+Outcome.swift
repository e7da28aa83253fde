public import Payments

extension GatewayError {
    /// After a write of PAYUNi's this error leaves open whether something happened: query before anything else (docs: PAYUNi 16).
    public var mayHaveHappened: Bool {
        switch kind {
        case .indeterminate, .malformedReply, .mismatch, .duplicateNumber, .other: true
        // Sent and refused for its rate, by something in between: whether PAYUNi saw it is not known.
        case .rateLimited: advice == .query
        default: false
        }
    }

    func outcome<Success: Sendable>(of _: Success.Type = Success.self) -> WriteOutcome<Success> {
        mayHaveHappened ? .unknown(self) : .refused(self)
    }
}
