import GatewaySimulator
import PAYUNi
import Payments
import Testing

@Suite("Capture, refund and void at PAYUNi")
struct PAYUNiCloseTests {
    let shop: Shop
    let tradeNo: String

    init() async throws {
        shop = try Shop()
        _ = await shop.start("A-1", .twd(300), .card)
        try shop.simulator.act(.approve(.card), on: "A-1")
        tradeNo = try #require(shop.simulator.ledger.first?.gatewayNumber.text)
    }

    private func settlement() async throws -> TransactionReport.Settlement? {
        try await shop.query("A-1").first?.settlement
    }

    private func close(_ type: String, _ amount: String? = nil) throws -> String {
        var fields = [(name: "TradeNo", value: tradeNo), (name: "CloseType", value: type)]
        if let amount { fields.append(("TradeAmt", amount)) }
        return shop.code(try shop.call(.tradeClose, fields), .tradeClose)
    }

    private func void() throws -> String {
        shop.code(try shop.call(.tradeCancel, [("TradeNo", tradeNo)]), .tradeCancel)
    }

    /// 08:00 on one day to 07:00 on the next.
    private func sleepOverNight() { shop.time.pass(seconds: 23 * 3600) }

    @Test("The night closes the books: not requested, requested at midnight, captured in the morning")
    func night() async throws {
        #expect(try await settlement()?.capture == .notRequested)
        shop.time.pass(seconds: 16 * 3600 - 1)
        #expect(try await settlement()?.capture == .notRequested)
        shop.time.pass(seconds: 1)
        #expect(try await settlement()?.capture == .requested)
        shop.time.pass(seconds: 6 * 3600)
        let captured = try await settlement()
        #expect(captured?.capture == .captured && captured?.captured == .twd(300))
    }

    @Test("Before capture there is no refund, only a void; after it, the other way round")
    func families() async throws {
        #expect(try close("2", "300") == "CLOSE03001")
        sleepOverNight()
        #expect(try void() == "CANCEL03001")
        #expect(try close("2", "100") == "SUCCESS")
        #expect(try await settlement()?.refundPending == true)
        #expect(shop.simulator.ledger.first?.refunded == .twd(0))
        sleepOverNight()
        let refunded = try await settlement()
        #expect(refunded?.refunded == .twd(100) && refunded?.refundable == .twd(200) && refunded?.refundPending == false)
        #expect(shop.simulator.ledger.first?.refunded == .twd(100))
        #expect(try await shop.query("A-1").map(\.claim) == [.paid])
    }

    @Test("No more goes back than came, also while refunds wait for one another")
    func bounds() async throws {
        sleepOverNight()
        #expect(try close("2", "200") == "SUCCESS")
        #expect(try close("2", "101") == "CLOSE03001")
        #expect(try close("2", "100") == "SUCCESS")
        #expect(try close("2", "1") == "CLOSE03001")
        #expect(try close("-2") == "SUCCESS")
        sleepOverNight()
        sleepOverNight()
        #expect(shop.simulator.ledger.first?.refunded == .twd(200))
        #expect(try await settlement()?.refundable == .twd(100))
    }

    @Test("A void is for once, moves no money, and is what the query says")
    func voided() async throws {
        #expect(try void() == "SUCCESS")
        #expect(try void() == "CANCEL03001")
        #expect(try await shop.query("A-1").map(\.claim) == [.canceled])
        #expect(shop.simulator.ledger.first?.voidedAt == shop.time.now())
        sleepOverNight()
        #expect(try await settlement()?.capture == .notRequested)
    }

    @Test("A capture that was asked for can be taken back and asked for again")
    func captureByHand() async throws {
        #expect(try close("-1") == "CLOSE03001")
        #expect(try close("1", "300") == "SUCCESS")
        #expect(try await settlement()?.capture == .requested)
        #expect(try close("1", "300") == "CLOSE03001")
        #expect(try close("-1") == "SUCCESS")
        #expect(try await settlement()?.capture == .canceled)
        sleepOverNight()
        #expect(try await settlement()?.capture == .canceled)
        #expect(try close("1", "300") == "SUCCESS")
        sleepOverNight()
        #expect(try await settlement()?.capture == .captured)
    }

    @Test("Wrong requests to close and cancel are named by their codes")
    func codes() throws {
        #expect(try close("2") == "CLOSE02010")
        #expect(try close("3", "1") == "CLOSE02015")
        #expect(try close("x", "1") == "CLOSE02014")
        #expect(try close("1") == "CLOSE02010")
        #expect(try close("1", "1.5") == "CLOSE02011")
        #expect(shop.code(try shop.call(.tradeClose, [("CloseType", "1")]), .tradeClose) == "CLOSE02016")
        #expect(shop.code(try shop.call(.tradeClose, [("TradeNo", tradeNo)]), .tradeClose) == "CLOSE02013")
        #expect(shop.code(try shop.call(.tradeCancel, []), .tradeCancel) == "CANCEL02010")
    }
}
