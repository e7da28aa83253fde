public import Payments

/// What a client sees of one exchange. Anything but ``complete(_:)`` is a description, for whoever carries it to turn into a
/// broken connection: ``SimulatorTransport`` in the process, a server with sockets outside it.
public enum SimulatedAnswer: Sendable {
    case complete(HTTPResponse)
    /// Nobody listens: not one byte of the request was read.
    case refused
    /// The connection is reset and no answer comes. The request may have been applied before.
    case reset
    /// Headers promise the whole response; the connection ends after so many bytes of its body.
    case cut(HTTPResponse, afterBytes: Int)
    /// The body begins with the response's and goes on with blanks for ever.
    case endless(HTTPResponse)
    /// The whole response, so many seconds late.
    case slow(HTTPResponse, seconds: Int)

    /// The response that was made, whether or not it arrives whole.
    public var response: HTTPResponse? {
        switch self {
        case .complete(let response), .cut(let response, _), .endless(let response), .slow(let response, _): response
        case .refused, .reset: nil
        }
    }
}
