public import Payments

/// PAYUNi as a payment gateway.
///
/// There is no canceling here: PAYUNi takes back store codes alone, by the code, which an attempt's reference does not carry; see
/// ``CancelStoreCodeRequest`` and ``call(_:)`` (docs: PAYUNi 11).
public struct PAYUNiGateway: PaymentGateway {
    public let settings: PAYUNiSettings
    public let capabilities: GatewayCapabilities
    package let transport: any HTTPTransport
    let time: any TimeSource
    let builder: PAYUNiRequestBuilder
    let callbacks: PAYUNiCallbackReader
    package let replies: PAYUNiReplyReader

    /// - Parameters:
    ///   - settings: the account.
    ///   - transport: carries queries and back-end calls; the hosted page and callbacks need none.
    ///   - time: stamps requests. PAYUNi refuses stale stamps, so keep the clock synchronized.
    public init(settings: PAYUNiSettings, transport: any HTTPTransport, time: any TimeSource = SystemTimeSource()) {
        self.settings = settings
        capabilities = .payuni(settings)
        self.transport = transport
        self.time = time
        let credentials = settings.credentials
        builder = PAYUNiRequestBuilder(credentials: credentials, environment: settings.environment, time: time)
        callbacks = PAYUNiCallbackReader(keys: credentials.keys, merchantID: credentials.merchantID)
        replies = PAYUNiReplyReader(keys: credentials.keys, merchantID: credentials.merchantID)
    }

    public var id: GatewayID { settings.id }

    public func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading {
        switch try callbacks.read(body: callback.body) {
        case .payment(let report):
            .authenticated(
                GatewayReport(
                    attempt: report.attemptNumber, transactions: [report], sealed: OuterForm.sealed(in: callback.body)))
        case .unrelated(let kind): .unrelated(kind.rawValue)
        }
    }

    /// A short 200, for unrelated and repeated messages, too: anything else may be sent again (docs: PAYUNi 8.7).
    ///
    /// For a browser's return the host may answer with a redirect of status 303 to a page of its own instead; this text is what a
    /// payer sees if it does not.
    public func acknowledgement(for callback: Callback) -> CallbackAnswer {
        CallbackAnswer(status: 200, contentType: "text/plain", body: "OK")
    }

    /// Sends one request to a server operation and opens its reply.
    ///
    /// - Throws: `GatewayError`. After an operation that changes something, look at `GatewayError.mayHaveHappened` first.
    public func call(_ request: some PAYUNiRequest) async throws(GatewayError) -> PAYUNiReply {
        let endpoint = type(of: request).endpoint
        let outgoing: HTTPRequest
        do throws(RequestRefusal) {
            outgoing = try builder.httpRequest(for: request)
        } catch {
            throw error.gatewayError(operation: endpoint.operation)
        }
        let response: HTTPResponse
        do throws(TransportFailure) {
            response = try await transport.send(outgoing)
        } catch {
            throw GatewayError(error, operation: endpoint.operation)
        }
        return try replies.read(response, from: endpoint)
    }
}
