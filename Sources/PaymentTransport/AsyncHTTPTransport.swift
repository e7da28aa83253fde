#if Transport
internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
public import Payments

/// An `HTTPTransport` over async-http-client.
///
/// - TLS 1.2 or newer, with certificate and host name verified; no setting turns this off.
/// - HTTP/1.1. A redirect is handed back as the answer it is; nothing is sent a second time; no body is decompressed.
/// - `deadlineSeconds` covers name lookup, connection, sending, and the whole answer.
/// - Headers go out as given, `Origin` and `Referer` included. `Host`, `Content-Length` and the other lines that frame
///   a message are the transport's: a request that brings one is refused.
/// - An answer's body is bounded by `maximumResponseBytes`, and where nobody wants it an answer is one without it; its head by the HTTP parser's own limits (80 KiB a line, 256 lines).
///
/// `TransportFailure.Class.surelyNotSent` is said when the request's head never reached the connection whole:
/// `invalid_request`, `insecure_url`, `transport_shut_down`, `dns`, `connection_refused`, `connect_timeout`,
/// `pool_timeout`, `tls_handshake`, `connection_failed`, `cancelled_before_send`, `deadline_before_send`.
/// All later failures, and all of an unknown kind, are `TransportFailure.Class.outcomeUnknown`: `deadline`, `cancelled`,
/// `remote_closed`, `connection_reset`, `connection_failed`, `head_too_large`, `body_too_large`, `body_truncated`,
/// `protocol_error`, `tls_error`, `read_timeout`, `write_timeout`, `unknown_error`.
///
/// Make one and share it: connections are kept between requests. Call ``shutdown()`` before letting go of it, or use
/// ``withTransport(_:_:)``.
public final class AsyncHTTPTransport: HTTPTransport {
    private let settings: TransportSettings
    private let client: HTTPClient

    /// - Throws: ``TransportSettingsError``, naming the setting. Nothing is connected yet.
    public init(_ settings: TransportSettings = TransportSettings()) throws(TransportSettingsError) {
        let configuration = try HTTPClient.Configuration(settings)
        self.settings = settings
        // A group of one loop: all connections and all bookkeeping live on it, so that what was sent is known exactly
        // (see `Exchange`). Asking the client for one loop request by request would do, too, but keeps no connection.
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        client = HTTPClient(eventLoopGroupProvider: .shared(loop), configuration: configuration)
    }

    /// Sends `request` once.
    ///
    /// - Throws: `TransportFailure`. After `surelyNotSent` the caller may send again; after `outcomeUnknown` it must
    ///   ask the gateway what became of it.
    public func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let outgoing = try OutgoingRequest(request, settings: settings)
        guard !Task.isCancelled else { throw TransportFailure(.surelyNotSent, .cancelledBeforeSend) }
        let exchange = Exchange(maximumBytes: request.maximumResponseBytes)
        let task = client.execute(request: outgoing.request, delegate: exchange, deadline: .now() + outgoing.deadline)
        do {
            let answer = try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
            return request.wantsBody ? answer : exchange.head ?? answer
        } catch {
            if !request.wantsBody, let answer = exchange.head { return answer }
            throw FailureFolding.fold(error, headSent: exchange.headSent, cancelled: Task.isCancelled)
        }
    }

    /// Closes all connections. Requests under way end with a failure, as do all sent afterwards. A second call does nothing.
    ///
    /// - Throws: when a connection could not be closed in order. There is nothing to do about it but to log it.
    public func shutdown() async throws {
        do {
            try await client.shutdown()
        } catch let error as HTTPClientError where error == .alreadyShutdown {
            return
        }
    }

    /// Runs `body` with a transport that is shut down when `body` ends.
    ///
    /// - Throws: ``TransportSettingsError``, what `body` throws, or what ``shutdown()`` throws.
    nonisolated(nonsending) public static func withTransport<Value>(
        _ settings: TransportSettings = TransportSettings(),
        _ body: nonisolated(nonsending) (AsyncHTTPTransport) async throws -> Value
    ) async throws -> Value {
        let transport = try AsyncHTTPTransport(settings)
        let value: Value
        do {
            value = try await body(transport)
        } catch {
            // What went wrong inside matters more than what goes wrong while tidying up.
            try? await transport.shutdown()
            throw error
        }
        try await transport.shutdown()
        return value
    }
}
#endif
