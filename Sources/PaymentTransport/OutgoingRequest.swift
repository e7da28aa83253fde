#if Transport
internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import Payments

/// A request looked through before any connection is made; what is refused here was surely not sent.
struct OutgoingRequest {
    let request: HTTPClient.Request
    let deadline: TimeAmount

    /// An hour is far above the longest wait of any gateway.
    static let deadlineRange = 1...3600

    init(_ request: HTTPRequest, settings: TransportSettings) throws(TransportFailure) {
        let url = request.url
        guard url.scheme == .https || settings.allowingPlainHTTP || LoopbackHost.contains(url.host) else {
            throw TransportFailure(.surelyNotSent, .insecureURL)
        }
        guard Self.deadlineRange.contains(request.deadlineSeconds), request.maximumResponseBytes >= 0 else {
            throw TransportFailure(.surelyNotSent, .invalidRequest)
        }
        deadline = .seconds(Int64(request.deadlineSeconds))
        let headers = try Self.headers(of: request, userAgent: settings.userAgent)
        do {
            self.request = try HTTPClient.Request(
                url: url.text,
                method: request.method == .get ? .GET : .POST,
                headers: headers,
                body: request.body.isEmpty ? nil : .byteBuffer(ByteBuffer(bytes: request.body))
            )
        } catch {
            throw TransportFailure(.surelyNotSent, .invalidRequest)
        }
    }

    private static func headers(of request: HTTPRequest, userAgent: String) throws(TransportFailure) -> HTTPHeaders {
        var headers = HTTPHeaders()
        headers.add(name: "Host", value: authority(of: request.url))
        for header in request.headers {
            guard HeaderRules.isName(header.name), HeaderRules.isValue(header.value),
                !HeaderRules.ownedByTransport.contains(header.name.lowercased())
            else { throw TransportFailure(.surelyNotSent, .invalidRequest) }
            headers.add(name: header.name, value: header.value)
        }
        if !headers.contains(name: "User-Agent") { headers.add(name: "User-Agent", value: userAgent) }
        return headers
    }

    /// The client would write an IPv6 literal without its brackets.
    private static func authority(of url: WebURL) -> String {
        let usual = url.scheme == .https ? 443 : 80
        return url.port == usual ? url.host : "\(url.host):\(url.port)"
    }
}
#endif
