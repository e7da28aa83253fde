package import GatewayConformance
internal import PAYUNi
package import Payments
internal import StrictJSON

/// PAYUNi's account, envelope and forger for the kit.
///
/// A fixture whose order begins with `direct` is started by PAYUNi's back-end calls, any other by its page.
package struct PAYUNiBench: GatewayBench, Forge {
    package init() {}

    package var codec: (any FixtureCodec)? { PAYUNiCodec() }
    package var forge: (any Forge)? { self }
    package var paidWord: String { "1" }

    package func makeGateway(_ setting: BenchSetting) throws -> any PaymentGateway { try PAYUNiByOrder(setting) }

    static func gateway(_ setting: BenchSetting, backEnd: Set<BackEndMethod>) throws -> PAYUNiGateway {
        let key = try PAYUNiKey(
            hashKey: try setting.account.value("hashKey"), hashIV: try setting.account.value("hashIV"))
        let credentials = try PAYUNiCredentials(
            merchantID: try setting.account.value("merchantID"), keys: KeyRing(current: key))
        return PAYUNiGateway(
            settings: PAYUNiSettings(credentials: credentials, environment: .sandbox, backEndMethods: backEnd),
            transport: setting.transport, time: setting.clock)
    }

    package func apply(_ forgery: Forgery, to body: [UInt8], as carrier: MessageCarrier) throws -> [UInt8]? {
        let codec = PAYUNiCodec()
        guard var message = try? codec.message(opening: body, as: carrier), message.text == nil else { return nil }
        func change(_ name: String, _ value: String) -> Bool {
            let places = message.inner.indices.filter {
                message.inner[$0].name == name || message.inner[$0].name == "Result[0][\(name)]"
            }
            for place in places { message.inner[place].value = value }
            return !places.isEmpty
        }
        let isChanged: Bool
        switch forgery {
        case .amount(let amount): isChanged = change("TradeAmt", amount)
        case .merchant(let merchant): isChanged = change("MerID", merchant)
        case .attemptNumber(let number): isChanged = change("MerTradeNo", number)
        case .gatewayNumber(let number): isChanged = change("TradeNo", number)
        case .status(let word): isChanged = change("TradeStatus", word)
        case .extraField(let name, let value):
            message.inner.append(FixtureField(name, value))
            isChanged = true
        case .outerStatus(let word):
            for index in message.outer.indices where message.outer[index].name == "Status" { message.outer[index].value = word }
            isChanged = message.outer.contains { $0.name == "Status" }
        case .duplicatedStatus(let word):
            guard
                let place = message.inner.first(where: { $0.name.hasSuffix("TradeStatus") || $0.name.hasSuffix("[TradeStatus]") })
            else { return nil }
            message.inner.append(FixtureField(place.name, word))
            isChanged = true
        }
        return isChanged ? try codec.body(sealing: message, as: carrier) : nil
    }

    package func reply(_ call: ReplyCall, _ setting: BenchSetting) async throws -> ReplyReading? {
        guard let endpoint = PAYUNiEndpoint(rawValue: call.endpoint) else { return nil }
        return await PAYUNiReplyCall(gateway: try Self.gateway(setting, backEnd: []), endpoint: endpoint, call: call).run()
    }
}

/// One account in two uses: the page, and the back-end calls.
private struct PAYUNiByOrder: PaymentGateway, BatchQueryingGateway {
    let page: PAYUNiGateway
    let direct: PAYUNiGateway

    init(_ setting: BenchSetting) throws {
        page = try PAYUNiBench.gateway(setting, backEnd: [])
        direct = try PAYUNiBench.gateway(setting, backEnd: Set(BackEndMethod.allCases))
    }

    var id: GatewayID { page.id }
    var capabilities: GatewayCapabilities { page.capabilities }
    var maximumBatch: Int { page.maximumBatch }

    func offers(_ method: PaymentMethod, until deadline: Timestamp, at now: Timestamp) -> Bool {
        page.offers(method, until: deadline, at: now)
    }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> {
        request.order.text.hasPrefix("direct") ? await direct.start(request) : await page.start(request)
    }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport { try await page.query(reference) }

    func query(batch references: [AttemptReference]) async throws(GatewayError) -> [GatewayReport] {
        try await page.query(batch: references)
    }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { try page.read(callback) }
    func acknowledgement(for callback: Callback) -> CallbackAnswer { page.acknowledgement(for: callback) }
}
