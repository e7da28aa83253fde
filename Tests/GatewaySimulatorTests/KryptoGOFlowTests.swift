import GatewaySimulator
import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("Intents at KryptoGO")
struct KryptoGOFlowTests {
    static func started(
        _ amount: Money = .twd(300), spelling: KryptoGOAccount.Spelling = .short, callsBackPending: Bool = false
    ) async throws -> (shop: Shop, reference: AttemptReference) {
        let shop = try Shop(spelling: spelling, callsBackPending: callsBackPending)
        let start = try #require(await shop.start("A-1", amount, .stablecoin).success)
        let report = try #require(start.report)
        return (
            shop,
            AttemptReference(
                number: "A-1", gatewayNumber: report.gatewayNumber, amount: amount, token: report.tokens?.token)
        )
    }

    static func claim(_ shop: Shop, _ reference: AttemptReference) async throws -> TransactionReport {
        let report = try await shop.kryptogo.query(reference)
        return try #require(report.transactions.first)
    }

    @Test("A price rounded up, an address and a deadline are shown, and the mark comes back")
    func instructions() async throws {
        let (shop, reference) = try await Self.started()
        let report = try await Self.claim(shop, reference)
        #expect(report.claim == .awaitingPayer && report.attemptNumber == "A-1")
        guard case .token(let token)? = report.instructions else { throw SimulatorRefusal.unknown }
        #expect(token.amount.amount == ExactDecimal("9.24"))
        #expect(token.deadline == Shop.opening.adding(seconds: 1800))
        let dollars = try await Self.started(Money(ExactDecimal(whole: 20), .usd))
        let usd = try await Self.claim(dollars.shop, dollars.reference)
        #expect(usd.tokens?.asked == ExactDecimal(whole: 20) && usd.notices.isEmpty)
    }

    @Test(
        "Paid in full, more, or late: success, with what arrived, under either spelling",
        arguments: KryptoGOAccount.Spelling.allCases, [IntentAction.Amount.asAsked, .over])
    func paid(_ spelling: KryptoGOAccount.Spelling, _ amount: IntentAction.Amount) async throws {
        for wait: Int64 in [60, 7200] {
            let (shop, reference) = try await Self.started(spelling: spelling)
            shop.time.pass(seconds: wait)
            try shop.simulator.act(.pay(amount), onIntent: "A-1")
            let report = try await Self.claim(shop, reference)
            let entry = try #require(shop.simulator.ledger(of: "A-1").first)
            #expect(report.claim == .paid && report.notices.isEmpty && report.paidAt == entry.paidAt)
            #expect(report.tokens?.received == entry.receivedTokens && entry.isPaid)
            let net = try #require(report.tokens?.net)
            #expect(net < entry.receivedTokens)
            let hints = shop.readings()
            #expect(hints.count == (wait == 60 ? 1 : 2))
            #expect(hints.allSatisfy { (try? $0.get()) == .hint(entry.gatewayNumber) })
            #expect(throws: SimulatorRefusal.alreadyPaid) { try shop.simulator.act(.pay(.asAsked), onIntent: "A-1") }
        }
    }

    @Test("Short money is held, then returned; or topped up")
    func short() async throws {
        let (shop, reference) = try await Self.started()
        #expect(throws: SimulatorRefusal.wrongState) { try shop.simulator.act(.refund, onIntent: "A-1") }
        try shop.simulator.act(.pay(.short), onIntent: "A-1")
        #expect(try await Self.claim(shop, reference).claim == .underpaid)
        #expect(shop.simulator.ledger(of: "A-1").first?.isShort == true)
        try shop.simulator.act(.refund, onIntent: "A-1")
        let returned = try await Self.claim(shop, reference)
        #expect(returned.claim == .returned && returned.tokens?.returned == ExactDecimal("4.62"))
        #expect(throws: SimulatorRefusal.alreadyPaid) { try shop.simulator.act(.pay(.short), onIntent: "A-1") }
        let again = try await Self.started()
        try again.shop.simulator.act(.pay(.short), onIntent: "A-1")
        try again.shop.simulator.act(.pay(.hundredths(462)), onIntent: "A-1")
        #expect(try await Self.claim(again.shop, again.reference).claim == .paid)
    }

    @Test("An intent expires by itself after half an hour, not before")
    func expires() async throws {
        let (shop, reference) = try await Self.started()
        shop.time.pass(seconds: 1800)
        #expect(try await Self.claim(shop, reference).claim == .awaitingPayer)
        #expect(shop.simulator.nextEvent == shop.time.now().adding(seconds: 1))
        shop.time.pass(seconds: 1)
        #expect(try await Self.claim(shop, reference).claim == .expired)
        #expect(shop.simulator.takeMessages().count == 1)
        #expect(shop.simulator.nextEvent == nil)
    }

    @Test("An intent is called by any word, in answers and callbacks, until something happens to it")
    func anyStatus() async throws {
        let (shop, reference) = try await Self.started()
        for word in ["refunded", "cancelled", "Success", ""] {
            try shop.simulator.act(.status(word), onIntent: "A-1")
            #expect(try await Self.claim(shop, reference).claim == .unrecognized)
            let message = try #require(shop.simulator.takeMessages().last)
            #expect(try JSONDocument(message.body).root["status"]?.string == word)
        }
        #expect(shop.simulator.ledger(of: "A-1").allSatisfy { $0.receipts.isEmpty })
        try shop.simulator.act(.pay(.asAsked), onIntent: "A-1")
        #expect(try await Self.claim(shop, reference).claim == .paid)
    }

    @Test("A transfer that is seen and not confirmed is being processed")
    func seen() async throws {
        let (shop, reference) = try await Self.started(callsBackPending: true)
        #expect(shop.simulator.takeMessages().count == 1)
        try shop.simulator.act(.seen(.asAsked), onIntent: "A-1")
        #expect(try await Self.claim(shop, reference).claim == .processing)
        #expect(shop.simulator.ledger(of: "A-1").first?.receipts.isEmpty == true)
    }

    @Test("A callback is a bare object in the spelling that was chosen, without address or contract")
    func callback() async throws {
        for spelling in KryptoGOAccount.Spelling.allCases {
            let (shop, _) = try await Self.started(spelling: spelling)
            try shop.simulator.act(.pay(.asAsked), onIntent: "A-1")
            let message = try #require(shop.simulator.takeMessages().first)
            #expect(message.url == Shop.notify && message.contentType == "application/json")
            let root = try JSONDocument(message.body).root
            #expect(root["status"]?.string == "success" && root["code"] == nil && root["token_address"] == nil)
            #expect((root["received_amount"] != nil) == (spelling == .short))
            #expect((root["received_crypto_amount"] != nil) == (spelling == .crypto))
            #expect(root["order_data"]?["order_id"]?.string == "order-1")
            let display = try KryptoGOCallbackDisplay(body: message.body)
            #expect(display.receivedTokens == shop.simulator.ledger.first?.receivedTokens)
        }
    }

    @Test("An intent whose answer was lost is found in the list by its mark")
    func list() async throws {
        let shop = try Shop(faults: FaultPlan(requestRules: [.init(.resetAfter, operation: "kryptogo.create")]))
        guard case .unknown = await shop.start("A-1", .twd(300), .stablecoin) else { throw SimulatorRefusal.unknown }
        let listed = try await shop.kryptogo.list(filters: [])
        #expect(listed.map(\.attempt) == ["A-1"])
        #expect(listed.first?.transactions.first?.gatewayNumber == shop.simulator.ledger.first?.gatewayNumber)
    }

    @Test("Headers are checked, key first; a transfer needs the key alone")
    func headers() throws {
        let shop = try Shop()
        let key = HTTPHeader("x-studio-api-key", "key01")
        let client = HTTPHeader("X-Client-ID", "client01")
        let origin = HTTPHeader("Origin", "https://shop.example")
        let path = "/v1/studio/api/payment/intent/none"
        let cases: [([HTTPHeader], Int64, Int)] = [
            ([], 4002, 401), ([client, origin], 4002, 401),
            ([HTTPHeader("X-STUDIO-API-KEY", "other"), client, origin], 4002, 401),
            ([key, origin], 4001, 401), ([key, HTTPHeader("X-Client-ID", "other"), origin], 4001, 401),
            ([key, client], 4000, 403), ([key, client, origin], 4006, 404),
        ]
        for (headers, code, status) in cases {
            let response = try #require(
                shop.simulator.answer(SimulatedRequest(method: "GET", path: path, headers: headers)).response)
            #expect(try JSONDocument(response.body).root["code"]?.integer == code)
            #expect(response.status == status)
        }
        let transfer = try #require(
            shop.simulator.answer(
                SimulatedRequest(method: "POST", path: "/v1/studio/api/asset_pro/transfer", headers: [key])
            ).response)
        #expect(try JSONDocument(transfer.body).root["code"]?.integer == 4000)
    }

    @Test("A browser makes an intent by client and origin, without the key, where the account serves browsers; it reads none")
    func browsers() throws {
        let shop = try Shop()
        let client = HTTPHeader("X-Client-ID", "client01")
        let origin = HTTPHeader("Origin", "https://shop.example")
        let create = "/v1/studio/api/payment/intent"
        func code(_ simulator: GatewaySimulator, _ method: String, _ path: String, _ headers: [HTTPHeader]) throws -> Int64? {
            let body = method == "POST" ? Array(#"{"fiat_amount":"300","fiat_currency":"TWD"}"#.utf8) : []
            let request = SimulatedRequest(method: method, path: path, headers: headers, body: body)
            return try JSONDocument(try #require(simulator.answer(request).response).body).root["code"]?.integer
        }
        #expect(try code(shop.simulator, "POST", create, [client, origin]) == 0)
        let id = try #require(shop.simulator.ledger.first?.gatewayNumber.text)
        #expect(try code(shop.simulator, "GET", create + "/" + id, [client, origin]) == 4002)
        #expect(try code(shop.simulator, "GET", create + "s", [client, origin]) == 4002)
        #expect(try code(shop.simulator, "POST", create, [HTTPHeader("X-STUDIO-API-KEY", "other"), client, origin]) == 4002)
        #expect(try code(shop.simulator, "POST", create, [origin]) == 4001)
        #expect(try code(shop.simulator, "POST", create, [client]) == 4000)
        let account = KryptoGOAccount(clientID: "client01", apiKey: Secret("key01"), token: shop.token, servesBrowsers: false)
        let closed = GatewaySimulator(SimulatorSettings(kryptogo: account), time: shop.time)
        #expect(try code(closed, "POST", create, [client, origin]) == 4002)
        #expect(shop.simulator.ledger.count == 1 && closed.ledger.isEmpty)
    }

    @Test(
        "What an intent may not be made of is refused",
        arguments: [
            #"{}"#, #"{"fiat_amount":300,"fiat_currency":"TWD"}"#, #"{"fiat_amount":"0.001","fiat_currency":"TWD"}"#,
            #"{"fiat_amount":"0","fiat_currency":"TWD"}"#, #"{"fiat_amount":"1","fiat_currency":"EUR"}"#,
            #"{"fiat_amount":"1","fiat_currency":"TWD","callback_url":"nowhere"}"#,
            #"{"fiat_amount":"1","fiat_currency":"TWD","order_data":[]}"#,
            #"{"fiat_amount":"1","fiat_currency":"TWD","order_data":{"a":"\#(String(repeating: "x", count: 1000))"}}"#, "[]", "",
        ])
    func bodies(_ body: String) throws {
        let shop = try Shop()
        let headers = [
            HTTPHeader("X-STUDIO-API-KEY", "key01"), HTTPHeader("X-Client-ID", "client01"),
            HTTPHeader("Origin", "https://shop.example"),
        ]
        let request = SimulatedRequest(
            method: "POST", path: "/v1/studio/api/payment/intent", headers: headers, body: Array(body.utf8))
        #expect(shop.simulator.answer(request).response?.status == 400)
        #expect(shop.simulator.ledger.isEmpty)
    }

    @Test("Transfers empty the pool and no more; a lost answer may have been one")
    func transfers() async throws {
        let shop = try Shop()
        func transfer(_ amount: UInt64) async throws -> WriteOutcome<TransferReceipt> {
            var transfer = Transfer(
                id: "T-1", amount: TokenAmount(ExactDecimal(whole: amount), shop.token),
                recipient: "0xd8da6bf26964af9d7eed9e03e53415d37aa96045")
            try transfer.move(to: .approved)
            try transfer.move(to: .submitted)
            return await shop.kryptogo.transfer(transfer)
        }
        let receipt = try #require(try await transfer(600).success)
        #expect(receipt.transactionHash?.count == 66 && receipt.sentAt == shop.time.now())
        #expect(
            try await transfer(500).error?.kind == .insufficientBalance(shortfall: ExactDecimal(whole: 100)))
        shop.simulator.add(FaultPlan.RequestRule(.resetAfter, operation: "kryptogo.transfer"))
        guard case .unknown = try await transfer(400) else { throw SimulatorRefusal.unknown }
        #expect(shop.simulator.pool == .zero)
    }
}
