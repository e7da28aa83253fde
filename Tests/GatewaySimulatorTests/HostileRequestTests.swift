import GatewaySimulator
import KryptoGO
import PAYUNi
import Payments
import Testing

@Suite("Requests that nobody should send")
struct HostileRequestTests {
    static let paths =
        PAYUNiEndpoint.allCases.map { "/api/" + $0.path } + [
            "/v1/studio/api/payment/intent", "/v1/studio/api/payment/intents", "/v1/studio/api/payment/intent/x",
            "/v1/studio/api/asset_pro/transfer", "/", "", "/api/", "/api/upp/",
        ]

    @Test("Any bytes get an answer, and none of them becomes a payment")
    func noise() throws {
        let shop = try Shop()
        var dice = Dice(seed: 3)
        let headers = [
            HTTPHeader("X-STUDIO-API-KEY", "key01"), HTTPHeader("X-Client-ID", "client01"),
            HTTPHeader("Origin", "https://shop.example"),
        ]
        for _ in 0..<3000 {
            let body = (0..<Int.random(in: 0...200, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
            let request = SimulatedRequest(
                method: Bool.random(using: &dice) ? "POST" : "GET", path: Self.paths.randomElement(using: &dice) ?? "/",
                headers: headers, body: body)
            #expect(shop.simulator.answer(request).response != nil)
        }
        #expect(shop.simulator.ledger.isEmpty && shop.simulator.takeMessages().isEmpty)
    }

    @Test("Sealed fields of any content get an answer: numbers too large, dates that do not exist, nothing at all")
    func sealedNoise() throws {
        let shop = try Shop()
        var dice = Dice(seed: 4)
        let names = [
            "MerTradeNo", "TradeNo", "TradeAmt", "ProdDesc", "BankType", "ExpireDate", "TradeLExpireSec", "Timestamp",
            "CloseType",
            "PayNo", "QueryType", "QueryNo", "NotifyURL", "CreditInst", "ATM",
        ]
        let values = [
            "", "1", "-1", "300", "0", "9223372036854775807", "-9223372036854775808", "18446744073709551615",
            "99999999999999999999", "1767225600", "9999-12-31", "0000-00-00", "2026-02-30", "822", "A-1", "A,B", "https://x", "é",
        ]
        for _ in 0..<3000 {
            let endpoint = PAYUNiEndpoint.allCases.randomElement(using: &dice) ?? .atm
            let fields = names.shuffled(using: &dice).prefix(Int.random(in: 0...15, using: &dice)).map {
                (name: $0, value: values.randomElement(using: &dice) ?? "")
            }
            #expect(try shop.call(endpoint, fields).status == 200)
        }
        #expect(shop.simulator.ledger.allSatisfy { $0.receipts.isEmpty })
    }

    @Test("No amount that a payer could name breaks the books")
    func amounts() async throws {
        let shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .atm)
        try shop.simulator.act(.takeNumber(.atm), on: "A-1")
        for dollars in [0, 100_000_000, UInt64.max] {
            #expect(throws: SimulatorRefusal.wrongState) {
                try shop.simulator.act(.payNumber(dollars: dollars), on: "A-1")
            }
        }
        let most = try #require(Money("1000000000000", "USD"))
        _ = await shop.start("A-2", most, .stablecoin)
        try shop.simulator.act(.pay(.hundredths(.max)), onIntent: "A-2")
        #expect(shop.simulator.ledger(of: "A-2").first?.isPaid == true)
        let report = try await shop.kryptogo.query(
            AttemptReference(number: "A-2", gatewayNumber: shop.simulator.ledger(of: "A-2").first?.gatewayNumber, amount: most))
        #expect(report.transactions.first?.claim == .paid)
    }
}
