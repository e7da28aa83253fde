/// The end of a call that may change something at a gateway. Three ends, because two are not enough for money.
public enum WriteOutcome<Success: Sendable>: Sendable {
    case done(Success)
    /// The gateway said no, or it was certainly never sent.
    case refused(GatewayError)
    /// It may have happened: ask, never resend.
    case unknown(GatewayError)
}

extension WriteOutcome {
    public var success: Success? {
        if case .done(let success) = self { success } else { nil }
    }

    public var error: GatewayError? {
        switch self {
        case .done: nil
        case .refused(let error), .unknown(let error): error
        }
    }
}
