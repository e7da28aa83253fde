public import Payments

/// One KryptoGO organisation: stablecoin payments in, transfers out.
///
/// Callbacks are not signed in any guide, so each is only a reason to ask. There is no way to ask by our own number: keep the
/// intent's id from the start, and use the list when the answer to a start was lost (docs: KryptoGO 4, 9).
public struct KryptoGOGateway: PaymentGateway {
    public let settings: KryptoGOSettings
    private let transport: any HTTPTransport

    public init(settings: KryptoGOSettings, transport: any HTTPTransport) {
        self.settings = settings
        self.transport = transport
    }

    public var id: GatewayID { settings.id }

    public var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            methods: [.stablecoin], currencies: CreateIntentRequest.currencies,
            limits: [.stablecoin: CreateIntentRequest.amounts], amountDecimals: CreateIntentRequest.mostDecimals,
            attemptNumbers: CreateIntentRequest.numberRule, refundKinds: [], sealsCallbacks: false)
    }
}

extension KryptoGOGateway {
    /// Sends one request, once.
    /// - Parameter suffix: checked by the caller; the only part of an address that is not ours.
    /// - Throws: `GatewayError`: `unavailable` when surely nothing was sent, `indeterminate` when it may have been.
    func send(
        _ endpoint: KryptoGOEndpoint, suffix: String = "", body: [UInt8] = []
    ) async throws(GatewayError) -> HTTPResponse {
        let request = try request(endpoint, suffix: suffix, body: body)
        do throws(TransportFailure) {
            return try await transport.send(request)
        } catch {
            throw GatewayError(error, operation: endpoint.operation)
        }
    }

    private func request(_ endpoint: KryptoGOEndpoint, suffix: String, body: [UInt8]) throws(GatewayError) -> HTTPRequest {
        // The key is in every request: it goes to the configured origin or nowhere.
        guard let url = settings.baseURL.appending(path: endpoint.path + suffix), url.hasSameOrigin(as: settings.baseURL)
        else { throw GatewayError(.invalidRequest(field: "url"), operation: endpoint.operation) }
        return HTTPRequest(
            operation: endpoint.operation, method: endpoint.method, url: url, headers: headers(endpoint), body: body,
            deadlineSeconds: endpoint.deadlineSeconds, maximumResponseBytes: endpoint.maximumResponseBytes)
    }

    private func headers(_ endpoint: KryptoGOEndpoint) -> [HTTPHeader] {
        var headers = [HTTPHeader("X-STUDIO-API-KEY", settings.apiKey.revealed(), isSensitive: true)]
        if endpoint.namesClient {
            headers += [HTTPHeader("X-Client-ID", settings.clientID), HTTPHeader("Origin", settings.origin)]
        }
        if endpoint.isWrite { headers.append(HTTPHeader("Content-Type", "application/json")) }
        headers.append(HTTPHeader("Accept", "application/json"))
        return headers
    }

    /// The end of a write that got no answer: refused when it surely did not go out, else unknown.
    static func unanswered<Success>(_ error: GatewayError) -> WriteOutcome<Success> {
        if case .indeterminate = error.kind { .unknown(error) } else { .refused(error) }
    }
}
