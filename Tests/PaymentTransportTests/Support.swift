#if Transport
import PaymentTransport
import Payments
import Testing

/// A request to a loopback server, with what a test wants different.
func request(
    _ url: String, method: HTTPRequest.Method = .get, headers: [HTTPHeader] = [], body: String = "",
    deadlineSeconds: Int = 20,
    maximumResponseBytes: Int = 1_048_576
) throws -> HTTPRequest {
    HTTPRequest(
        operation: "test", method: method, url: try #require(WebURL(url)), headers: headers, body: Array(body.utf8),
        deadlineSeconds: deadlineSeconds, maximumResponseBytes: maximumResponseBytes)
}

extension TransportSettings {
    /// For what is not about connecting in time: a machine that does much else must not decide.
    static func patient(_ roots: [TrustRoot] = []) -> TransportSettings {
        TransportSettings(connectTimeoutSeconds: 15, additionalTrustRoots: roots)
    }
}

/// One request through a transport of its own.
func send(_ request: HTTPRequest, settings: TransportSettings = .patient()) async throws -> HTTPResponse {
    try await AsyncHTTPTransport.withTransport(settings) { try await $0.send(request) }
}

/// The failure of one request through a transport of its own; an answer fails the test.
func failure(of request: HTTPRequest, settings: TransportSettings = .patient()) async throws -> TransportFailure {
    try await #require(throws: TransportFailure.self) { try await send(request, settings: settings) }
}

func surelyNotSent(_ reason: String) -> TransportFailure { TransportFailure(.surelyNotSent, reason: reason) }
func outcomeUnknown(_ reason: String) -> TransportFailure { TransportFailure(.outcomeUnknown, reason: reason) }

func answer(_ status: String, _ lines: [String] = [], body: String = "") -> String {
    (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + lines).map { $0 + "\r\n" }.joined() + "\r\n" + body
}
#endif
