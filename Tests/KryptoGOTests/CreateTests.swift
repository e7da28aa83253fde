import Payments
import StrictJSON
import Testing

@testable import KryptoGO

@Suite("Creating an intent")
struct CreateTests {
    static let request = CreateIntentRequest(
        number: "A-1", order: "order-7", amount: Shop.money("300.0"), callbackURL: Shop.url("https://shop.example/cb?t=1"),
        orderData: ["item_id": "100", "more": .fields(["flag": .flag(true), "list": .list([.integer(1), "二"])])],
        groupKey: "buy_stone_with_usdt")

    @Test("the request is exactly the documented one, key and client in its headers, our mark in the order data")
    func exactRequest() async throws {
        let transport = ScriptedTransport([.json(Sample.named("intent.pending.response.derived").text)])
        let outcome = try await Shop.gateway(transport).create(Self.request)
        #expect(outcome.success != nil)
        let sent = try #require(await transport.sent.first)
        #expect(sent.method == .post)
        #expect(sent.operation == "kryptogo.create")
        #expect(sent.url.text == "https://wallet.kryptogo.app/v1/studio/api/payment/intent")
        #expect(
            sent.headers.map { "\($0.name): \($0.value)" } == [
                "X-STUDIO-API-KEY: \(Shop.key)", "X-Client-ID: \(Shop.clientID)", "Origin: https://shop.example",
                "Content-Type: application/json", "Accept: application/json",
            ])
        #expect(sent.headers.map(\.isSensitive) == [true, false, false, false, false])
        #expect(
            String(decoding: sent.body, as: UTF8.self)
                == #"{"fiat_amount":"300","fiat_currency":"TWD","callback_url":"https://shop.example/cb?t=1","order_data":"#
                + #"{"paydesk_attempt":"A-1","order_id":"order-7","item_id":"100","more":{"flag":true,"list":[1,"二"]}},"#
                + #""group_key":"buy_stone_with_usdt"}"#)
    }

    @Test("what every gateway is asked becomes a request without the optional fields")
    func commonRequest() async throws {
        let transport = ScriptedTransport([.json(Sample.named("intent.pending.response.derived").text)])
        let request = AttemptRequest(number: "A-1", order: "o", amount: Shop.money("300"), description: "tea")
        #expect(try await Shop.gateway(transport).start(request).success != nil)
        let body = try #require(await transport.sent.first?.body)
        #expect(
            String(decoding: body, as: UTF8.self)
                == #"{"fiat_amount":"300","fiat_currency":"TWD","order_data":{"paydesk_attempt":"A-1","order_id":"o"}}"#)
    }

    @Test("the payer gets address, exact amount, contract, chain and deadline; the report waits for the payer")
    func instructions() async throws {
        let transport = ScriptedTransport([.json(Sample.named("intent.pending.response.derived").text)])
        let start = try #require(await Shop.gateway(transport).create(Self.request).success)
        guard case .token(let token) = start.instructions else { throw Unexpected() }
        #expect(token.address == "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045")
        #expect(token.amount.amount.description == "9.23")
        #expect(token.amount.token == Shop.usdt)
        #expect(token.amount.token.decimals == 6)
        #expect(token.deadline == Timestamp(seconds: 1_733_811_354))
        #expect(start.report?.claim == .awaitingPayer)
        #expect(start.report?.gatewayNumber == Shop.intent)
        #expect(start.report?.notices.isEmpty == true)
    }

    @Test("the schema sample of the API reference can be read, contradictory as it is")
    func schemaSample() throws {
        let sample = Sample.named("create-intent.response.api-reference.verbatim-cut")
        let outcome = KryptoGOReading.create(
            HTTPResponse(status: 201, body: sample.bytes), expecting: IntentExpectation(clientID: "string"))
        let start = try #require(outcome.success)
        #expect(start.report?.claim == .awaitingPayer)
        #expect(start.report?.paidAt == nil)
    }

    @Test(
        "an amount the gateway would refuse is refused here, naming the field, and nothing is sent",
        arguments: [
            ("0", Currency.twd, "fiat_amount"), ("0.009", .twd, "fiat_amount"), ("0.001", .usd, "fiat_amount"),
            ("1.234", .usd, "fiat_amount"), ("1000000000000.01", .usd, "fiat_amount"),
            ("10", Currency("JPY").unsafelyPresent, "fiat_currency"),
        ])
    func refusedAmounts(_ amount: String, _ currency: Currency, _ field: String) async throws {
        var request = Self.request
        request.amount = Shop.money(amount, currency)
        try await expectRefused(request, field: field)
    }

    @Test("the least amount and two decimals are sent", arguments: ["0.01", "19.99", "2.50"])
    func smallAmounts(_ amount: String) throws {
        var request = Self.request
        request.amount = Shop.money(amount, .usd)
        let body = try JSONDocument(try request.body()).root
        #expect(body["fiat_amount"]?.string.flatMap { ExactDecimal($0) } == ExactDecimal(amount))
    }

    @Test("a number, group key or mark that cannot be is refused by name")
    func refusedNames() async throws {
        var request = Self.request
        request.number = "A 1"
        try await expectRefused(request, field: "paydesk_attempt")
        request = Self.request
        request.groupKey = "a\nb"
        try await expectRefused(request, field: "group_key")
        request = Self.request
        request.orderData["paydesk_attempt"] = "A-2"
        try await expectRefused(request, field: "order_data")
        request.orderData["paydesk_attempt"] = "A-1"
        #expect((try? request.body()) != nil)
        request.orderData["nul"] = "\0"
        try await expectRefused(request, field: "order_data")
    }

    @Test("another method is not offered, and nothing is sent")
    func otherMethod() async throws {
        let transport = ScriptedTransport([])
        let request = AttemptRequest(number: "A", order: "o", amount: .twd(1), method: .card, description: "")
        let outcome = try await Shop.gateway(transport).start(request)
        guard case .refused(let error) = outcome else { throw Unexpected() }
        #expect(error.kind == .methodUnavailable)
        #expect(await transport.sent.isEmpty)
    }

    @Test("order data may take 1,000 in the worst escaping, and not one more", arguments: ["a", "茶", "<", "&", ">", "é", "😀"])
    func orderDataLimit(_ filler: Character) throws {
        let unit = filler.isASCII && filler.isLetter ? 1 : filler == "😀" ? 12 : 6
        var request = CreateIntentRequest(number: "A-1", order: "o", amount: .twd(1), orderData: ["x": ""])
        let empty = OrderDataSize.worstCase(try data(of: request))
        let fitting = (1000 - empty) / unit
        let rest = 1000 - empty - fitting * unit
        for (extra, isAllowed) in [(rest - 1, true), (rest, true), (rest + 1, false)] where extra >= 0 {
            let text = String(repeating: filler, count: fitting) + String(repeating: "b", count: extra)
            request.orderData["x"] = .text(text)
            #expect(((try? request.body()) != nil) == isAllowed, "\(extra - rest)")
        }
        request.orderData["x"] = .text(String(repeating: filler, count: fitting + 1))
        #expect(((try? request.body()) != nil) == false)
    }

    @Test("order data that fits as bytes but not escaped is refused")
    func escapedOrderData() async throws {
        var request = CreateIntentRequest(number: "A-1", order: "o", amount: .twd(1))
        request.orderData["x"] = .text(String(repeating: "茶", count: 200))
        try await expectRefused(request, field: "order_data")
    }

    @Test("order data read from JSON is written as it was")
    func orderDataRoundTrip() throws {
        let text = #"{"b":"二","a":[1,true,{"c":"d"}],"n":-5}"#
        let data = try #require(OrderData(try JSONDocument(text).root))
        #expect(data.json.text == text)
        for refused in ["[]", #"{"a":null}"#, #"{"a":1.5}"#, #"{"a":[null]}"#, #""a""#] {
            #expect(OrderData(try JSONDocument(refused).root) == nil)
        }
    }

    private func data(of request: CreateIntentRequest) throws -> JSONValue {
        try #require(JSONValue(JSONDocument(try request.body()).root)["order_data"])
    }

    private func expectRefused(_ request: CreateIntentRequest, field: String) async throws {
        let transport = ScriptedTransport([.json("{}")])
        guard case .refused(let error) = try await Shop.gateway(transport).create(request) else { throw Unexpected() }
        #expect(error.kind == .invalidRequest(field: field))
        #expect(await transport.sent.isEmpty)
    }
}

struct Unexpected: Error {}
