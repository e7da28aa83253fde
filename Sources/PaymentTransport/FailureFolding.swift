#if Transport
internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import Payments

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Folds the unrelated errors of three libraries into the two classes of `TransportFailure`.
///
/// The class follows from one fact, not from the error: whether the request's head had gone to the connection
/// (``Exchange/headSent``). The same reset connection is harmless during the handshake and undecided a moment later.
/// An error of an unknown kind is undecided in any case.
enum FailureFolding {
    static func fold(_ error: any Error, headSent: Bool, cancelled: Bool) -> TransportFailure {
        if headSent { return TransportFailure(.outcomeUnknown, after(error)) }
        if cancelled { return TransportFailure(.surelyNotSent, .cancelledBeforeSend) }
        guard let reason = before(error) else { return TransportFailure(.outcomeUnknown, .unknown) }
        return TransportFailure(.surelyNotSent, reason)
    }

    private static func before(_ error: any Error) -> FailureReason? {
        switch error {
        case let error as HTTPClientError: before(client: error)
        case let error as NIOConnectionError: before(connection: error)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .handshake
        case let error as IOError: error.errnoCode == ECONNREFUSED ? .refused : .connectionFailed
        case ChannelError.connectTimeout: .connectTimeout
        case is ChannelError: .connectionFailed
        default: nil
        }
    }

    private static func before(client error: HTTPClientError) -> FailureReason? {
        switch error {
        case .connectTimeout: .connectTimeout
        case .tlsHandshakeTimeout: .handshake
        case .getConnectionFromPoolTimeout: .poolTimeout
        case .deadlineExceeded: .deadlineBeforeSend
        case .cancelled: .cancelledBeforeSend
        case .alreadyShutdown: .shutDown
        case .remoteConnectionClosed: .connectionFailed
        case .invalidURL, .emptyHost, .emptyScheme: .invalidRequest
        default: nil
        }
    }

    /// A host name was to be reached: either no address was found, or every address failed.
    private static func before(connection error: NIOConnectionError) -> FailureReason {
        let reasons = error.connectionErrors.map { before($0.error) ?? .connectionFailed }
        if let first = reasons.first {
            return reasons.allSatisfy { $0 == first }
                ? first : reasons.contains(.connectTimeout) ? .connectTimeout : .connectionFailed
        }
        return error.dnsAError == nil && error.dnsAAAAError == nil ? .connectionFailed : .nameNotFound
    }

    private static func after(_ error: any Error) -> FailureReason {
        switch error {
        case is Exchange.BodyTooLarge: .bodyTooLarge
        case let error as HTTPClientError: after(client: error)
        case HTTPParserError.headerOverflow: .headTooLarge
        case HTTPParserError.invalidEOFState: .bodyTruncated
        case is HTTPParserError: .protocolError
        case NIOSSLError.uncleanShutdown: .bodyTruncated
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .tlsError
        case let error as IOError:
            error.errnoCode == ECONNRESET || error.errnoCode == EPIPE ? .connectionReset : .connectionFailed
        case is ChannelError: .connectionFailed
        default: .unknown
        }
    }

    private static func after(client error: HTTPClientError) -> FailureReason {
        switch error {
        case .deadlineExceeded: .deadline
        case .readTimeout: .readTimeout
        case .writeTimeout: .writeTimeout
        case .cancelled: .cancelled
        case .remoteConnectionClosed: .remoteClosed
        default: .unknown
        }
    }
}
#endif
