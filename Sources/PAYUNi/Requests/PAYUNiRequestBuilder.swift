public import Payments

/// Turns requests into what is sent: checked, stamped with the time, sealed, addressed. Sends nothing itself and remembers nothing.
public struct PAYUNiRequestBuilder: Sendable {
    public let credentials: PAYUNiCredentials
    public let environment: PAYUNiEnvironment
    private let time: any TimeSource
    private let envelope: Envelope

    /// - Parameters:
    ///   - credentials: the account, whose keys seal.
    ///   - environment: where requests go.
    ///   - time: PAYUNi refuses stale time stamps, so keep the machine's clock synchronized (docs: PAYUNi 7).
    public init(credentials: PAYUNiCredentials, environment: PAYUNiEnvironment, time: any TimeSource) {
        self.credentials = credentials
        self.environment = environment
        self.time = time
        envelope = Envelope(keys: credentials.keys)
    }

    /// The form that the payer's browser posts to PAYUNi's page. Make it when it is shown: it is stamped with the time.
    ///
    /// - Throws: ``RequestRefusal``; nothing was sent.
    public func form(for request: HostedPageRequest) throws(RequestRefusal) -> PaymentInstructions.FormPost {
        try form(for: request, at: time.now())
    }

    func form(
        for request: HostedPageRequest, at now: Timestamp
    ) throws(RequestRefusal) -> PaymentInstructions.FormPost {
        let fields = try seal(RequestRefusal.checking { () throws(InvalidRequest) in try request.checked(at: now) }, at: now)
        return PaymentInstructions.FormPost(
            action: environment.url(for: .hostedPage),
            fields: fields.map { PaymentInstructions.FormPost.Field(name: $0.name, value: $0.value) },
            deadline: now.adding(seconds: Int64(request.lifetimeSeconds)))
    }

    /// The call to one of PAYUNi's server operations.
    ///
    /// - Throws: ``RequestRefusal``; nothing was sent.
    public func httpRequest(for request: some PAYUNiRequest) throws(RequestRefusal) -> HTTPRequest {
        let now = time.now()
        return try httpRequest(
            for: RequestRefusal.checking { () throws(InvalidRequest) in try request.checked(at: now) }, at: now)
    }

    package func httpRequest(for request: CheckedRequest, at now: Timestamp) throws(RequestRefusal) -> HTTPRequest {
        let endpoint = request.endpoint
        return HTTPRequest(
            operation: endpoint.operation, method: .post, url: environment.url(for: endpoint),
            headers: [
                HTTPHeader("Content-Type", "application/x-www-form-urlencoded"),
                HTTPHeader("Accept", "application/json"),
                HTTPHeader("User-Agent", "payuni"),
            ],
            body: FormEncoder.encode(try seal(request, at: now)),
            deadlineSeconds: endpoint.deadlineSeconds, maximumResponseBytes: Self.maximumResponseBytes(endpoint))
    }

    /// The outer fields in PAYUNi's order. docs: PAYUNi 4
    package func seal(_ request: CheckedRequest, at now: Timestamp) throws(RequestRefusal) -> [(name: String, value: String)] {
        let sealed: SealedEnvelope
        do throws(EnvelopeRejection) {
            sealed = try envelope.seal(fields: request.fields(merchantID: credentials.merchantID, at: now))
        } catch {
            throw .notSealed(error)
        }
        var outer = [
            (name: "MerID", value: credentials.merchantID),
            (name: "Version", value: request.endpoint.version),
            (name: "EncryptInfo", value: sealed.encryptInfo),
            (name: "HashInfo", value: sealed.hashInfo),
        ]
        if credentials.isPlatform { outer.append((name: "IsPlatForm", value: "1")) }
        return outer
    }

    /// A list of a hundred orders stays under a mebibyte; one result is a few kilobytes.
    private static func maximumResponseBytes(_ endpoint: PAYUNiEndpoint) -> Int {
        switch endpoint {
        case .tradeQuery, .finiteQuery, .bindQuery, .periodQuery: 1_048_576
        default: 131_072
        }
    }
}
