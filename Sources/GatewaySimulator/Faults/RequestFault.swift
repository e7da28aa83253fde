/// Something that goes wrong with one request to a gateway.
public enum RequestFault: Sendable, Hashable {
    /// Nobody listens. Nothing is applied.
    case refuse
    /// The connection is reset before the gateway acts.
    case resetBefore
    /// The gateway acts, and the connection is reset before it answers.
    case resetAfter
    /// Status 429. Nothing is applied.
    case tooManyRequests(retryAfterSeconds: Int?)
    /// A status of 500 and above, with an HTML body.
    case serverError(status: Int, isApplied: Bool)
    /// The gateway acts and answers 200 with bytes that mean nothing.
    case garbage
    /// The gateway acts; half of the answer arrives.
    case cut
    /// The gateway acts; the answer never ends.
    case endless
    /// The gateway acts and answers late.
    case slow(seconds: Int)
    /// The gateway acts; the seal of its answer is broken. On KryptoGO, which seals nothing, the answer stays as it is.
    case wrongHash
    /// The gateway acts and answers with an amount one dollar higher, genuinely sealed.
    case wrongAmount

    /// The gateway acted on the request.
    public var isApplied: Bool {
        switch self {
        case .refuse, .resetBefore, .tooManyRequests: false
        case .serverError(_, let isApplied): isApplied
        case .resetAfter, .garbage, .cut, .endless, .slow, .wrongHash, .wrongAmount: true
        }
    }

    /// One of each, with usual values.
    public static let examples: [RequestFault] = [
        .refuse, .resetBefore, .resetAfter, .tooManyRequests(retryAfterSeconds: nil), .tooManyRequests(retryAfterSeconds: 7),
        .serverError(status: 502, isApplied: false), .serverError(status: 500, isApplied: true), .garbage, .cut, .endless,
        .slow(seconds: 90), .slow(seconds: 1), .wrongHash, .wrongAmount,
    ]
}
