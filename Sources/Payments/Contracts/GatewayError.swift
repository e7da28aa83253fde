/// Why a gateway call gave no result, and what to do now. One shape for every gateway and every operation.
///
/// The description names operation, kind and the gateway's code; never a request, a reply or a key.
public struct GatewayError: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Keys, merchant id, origin or source address are not accepted.
        case unauthorized
        /// A value was refused, by us before sending or by the gateway. Names the field where it is known.
        case invalidRequest(field: String?)
        case notFound
        /// The number was used before: ask about the first use, do not send again.
        case duplicateNumber
        /// The gateway's account cannot pay this out. The shortfall, in the token's units, when the gateway named it.
        case insufficientBalance(shortfall: ExactDecimal?)
        /// A limit of amount, count or time.
        case limitExceeded
        /// This method is not offered to this merchant or for this order.
        case methodUnavailable
        case rateLimited(retryAfterSeconds: Int?)
        /// The bank or the risk check said no.
        case declined(reason: String?)
        /// The thing is not in a state in which this can be done.
        case conflict
        /// It may have happened: ask.
        case indeterminate
        /// The gateway cannot be reached or is not working.
        case unavailable
        /// An answer that cannot be read or does not verify.
        case malformedReply(reason: String)
        /// A genuine answer about something else: another id, merchant or client.
        case mismatch(field: String)
        /// A code nobody mapped.
        case other
    }

    /// What the caller should do.
    public enum Advice: String, Sendable, Hashable, CaseIterable {
        /// Change the request or the settings; sending the same again fails again.
        case fixRequest
        /// Nothing happened: the same may be sent again after a while.
        case tryLater
        /// It may have happened: ask the gateway by our number, then decide.
        case query
        /// Offer the payer another way, under a new number.
        case offerAnotherMethod
        /// A person has to look.
        case askPerson
    }

    public var kind: Kind
    /// What was being done, as in ``HTTPRequest/operation``.
    public var operation: String
    /// The gateway's own code, as it wrote it.
    public var gatewayCode: String?
    /// The gateway's own words, cut to 200 characters, for people; may be Chinese.
    public var gatewayMessage: String?
    /// A short stable word for why there was no answer to read: a transport's reason such as `read_timeout`, or `http_503`. Nothing that the
    /// gateway wrote, so that logs may show it.
    public var cause: String?
    public var advice: Advice

    public init(
        _ kind: Kind, operation: String, gatewayCode: String? = nil, gatewayMessage: String? = nil, cause: String? = nil,
        advice: Advice? = nil
    ) {
        self.kind = kind
        self.operation = operation
        self.gatewayCode = gatewayCode
        self.gatewayMessage = gatewayMessage.map { String($0.prefix(200)) }
        self.cause = cause
        self.advice = advice ?? kind.usualAdvice
    }

    /// The failure of a transport as an error of this operation: unavailable when surely nothing was sent, else indeterminate.
    public init(_ failure: TransportFailure, operation: String) {
        let kind: Kind =
            switch failure.class {
            case .surelyNotSent: .unavailable
            case .outcomeUnknown: .indeterminate
            }
        self.init(kind, operation: operation, gatewayMessage: failure.reason, cause: failure.reason)
    }
}

extension GatewayError.Kind {
    /// A stable word for logs, metrics and other languages.
    public var code: String {
        switch self {
        case .unauthorized: "unauthorized"
        case .invalidRequest: "invalid_request"
        case .notFound: "not_found"
        case .duplicateNumber: "duplicate_number"
        case .insufficientBalance: "insufficient_balance"
        case .limitExceeded: "limit_exceeded"
        case .methodUnavailable: "method_unavailable"
        case .rateLimited: "rate_limited"
        case .declined: "declined"
        case .conflict: "conflict"
        case .indeterminate: "indeterminate"
        case .unavailable: "unavailable"
        case .malformedReply: "malformed_reply"
        case .mismatch: "mismatch"
        case .other: "other"
        }
    }

    /// What to do when the gateway's code does not say more.
    public var usualAdvice: GatewayError.Advice {
        switch self {
        case .unauthorized, .invalidRequest, .limitExceeded: .fixRequest
        case .methodUnavailable, .declined: .offerAnotherMethod
        case .rateLimited, .unavailable: .tryLater
        case .duplicateNumber, .indeterminate, .malformedReply: .query
        case .notFound, .insufficientBalance, .conflict, .mismatch, .other: .askPerson
        }
    }

    /// The field an error is about, where there is one.
    public var field: String? {
        switch self {
        case .invalidRequest(let field): field
        case .mismatch(let field): field
        default: nil
        }
    }
}

extension GatewayError: CustomStringConvertible {
    public var description: String {
        var text = "\(operation): \(kind.code)"
        if let field = kind.field { text += " (\(field))" }
        if case .malformedReply(let reason) = kind { text += " (\(reason))" }
        if let gatewayCode { text += ", gateway code \(gatewayCode)" }
        return text + "; now: \(advice.rawValue)"
    }
}
