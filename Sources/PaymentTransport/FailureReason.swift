#if Transport
internal import Payments

/// The words that ``AsyncHTTPTransport`` puts into `TransportFailure.reason`. Labels of metrics: never reword one.
enum FailureReason: String, CaseIterable {
    // Before the request.
    case invalidRequest = "invalid_request"
    case insecureURL = "insecure_url"
    case shutDown = "transport_shut_down"
    case nameNotFound = "dns"
    case refused = "connection_refused"
    case connectTimeout = "connect_timeout"
    case poolTimeout = "pool_timeout"
    case handshake = "tls_handshake"
    case cancelledBeforeSend = "cancelled_before_send"
    case deadlineBeforeSend = "deadline_before_send"

    // On either side of it: the class tells which.
    case connectionFailed = "connection_failed"

    // After the request.
    case deadline
    case readTimeout = "read_timeout"
    case writeTimeout = "write_timeout"
    case cancelled
    case remoteClosed = "remote_closed"
    case connectionReset = "connection_reset"
    case headTooLarge = "head_too_large"
    case bodyTooLarge = "body_too_large"
    case bodyTruncated = "body_truncated"
    case protocolError = "protocol_error"
    case tlsError = "tls_error"
    case unknown = "unknown_error"
}

extension TransportFailure {
    init(_ class: Class, _ reason: FailureReason) {
        self.init(`class`, reason: reason.rawValue)
    }
}
#endif
