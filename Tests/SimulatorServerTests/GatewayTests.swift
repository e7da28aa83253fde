#if Service
import GatewaySimulator
import KryptoGO
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Testing

@Suite("Both adapters against the server")
struct GatewayTests {
    @Test("Each method that PAYUNi starts by a call is started, asked about and told", arguments: BackEndMethod.allCases)
    func calls(_ method: BackEndMethod) async throws {
        try await Bench.run(backEnd: [method]) { bench async throws in
            let outcome = await bench.start("A-1", .twd(300), method.paymentMethod)
            #expect(outcome.success != nil)
            let asked = try await bench.payuni.query(AttemptReference(number: "A-1", amount: .twd(300)))
            #expect(asked.transactions.map(\.claim) == [.awaitingPayer])
            if method == .atm || method == .storeCode {
                try bench.simulator.act(.payNumber(), on: "A-1")
            } else {
                try bench.simulator.act(.confirmOnPhone(isApproved: true), on: "A-1")
            }
            await bench.server.settle()
            bench.time.pass(seconds: 700)
            let paid = try await bench.payuni.query(AttemptReference(number: "A-1", amount: .twd(300)))
            #expect(paid.transactions.map(\.claim) == [.paid])
            #expect(bench.simulator.ledger.map(\.isPaid) == [true])
        }
    }

    @Test("Many numbers are asked about in one call")
    func batch() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            for number in ["A-1", "A-2"] as [AttemptNumber] { _ = await bench.start(number, .twd(300), .atm) }
            let references = (["A-1", "A-2", "A-3"] as [AttemptNumber]).map { AttemptReference(number: $0, amount: .twd(300)) }
            let reports = try await bench.payuni.query(batch: references)
            #expect(reports.compactMap(\.attempt).sorted() == ["A-1", "A-2"])
        }
    }

    @Test("A card is captured, refunded and voided, and a store code is canceled")
    func operations() async throws {
        try await Bench.run(backEnd: [.storeCode]) { bench async throws in
            _ = try await bench.visit("A-1", .twd(300))
            try bench.simulator.act(.approve(.card), on: "A-1")
            let trade = try #require(bench.simulator.trades(of: "A-1").first)
            let tradeNo = ("TradeNo", trade.gatewayNumber.text)
            #expect(try await bench.call(.tradeClose, [tradeNo, ("CloseType", "1"), ("TradeAmt", "300")]) == "SUCCESS")
            #expect(try await bench.call(.tradeClose, [tradeNo, ("CloseType", "-1")]) == "SUCCESS")
            #expect(try await bench.call(.tradeCancel, [tradeNo]) == "SUCCESS")
            #expect(bench.simulator.ledger(of: "A-1").first?.voidedAt != nil)

            _ = await bench.start("A-2", .twd(300), .storeCode)
            let code = try #require(bench.simulator.trades(of: "A-2").first?.paymentNumber)
            #expect(try await bench.call(.cancelStoreCode, [("PayNo", code)]) == "SUCCESS")
            #expect(bench.simulator.trades(of: "A-2").first?.state == .canceled)
        }
    }

    @Test("An intent is made, read, listed and paid, and tokens are sent")
    func kryptogo() async throws {
        try await Bench.run { bench async throws in
            let outcome = await bench.start("A-1", .twd(300), .stablecoin)
            let report = try #require(outcome.success?.report)
            let reference = AttemptReference(
                number: "A-1", gatewayNumber: report.gatewayNumber, amount: .twd(300), token: report.tokens?.token)
            #expect(try await bench.kryptogo.query(reference).transactions.map(\.claim) == [.awaitingPayer])
            #expect(try await bench.kryptogo.list(filters: []).map(\.attempt) == ["A-1"])
            try bench.simulator.act(.pay(.asAsked), onIntent: "A-1")
            #expect(try await bench.kryptogo.query(reference).transactions.map(\.claim) == [.paid])

            let token = try #require(report.tokens?.token)
            var transfer = Transfer(
                id: "T-1", amount: TokenAmount(ExactDecimal(whole: 5), token),
                recipient: "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045")
            try transfer.move(to: .approved)
            try transfer.move(to: .submitted)
            let sent = await bench.kryptogo.transfer(transfer)
            #expect(sent.success != nil)
            #expect(bench.simulator.pool == ExactDecimal(whole: 995))
        }
    }

    @Test("A path that neither gateway has is answered as each of them does")
    func unknownPaths() async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.get("/api/nothing").html.contains("Nothing is served here"))
            #expect(try await bench.get("/v1/studio/api/nothing").status == 404)
        }
    }
}

extension Bench {
    /// Any sealed call, for operations that the adapter has no type for. Answers the code inside.
    func call(_ endpoint: PAYUNiEndpoint, _ fields: [(name: String, value: String)]) async throws -> String {
        let inner = [(name: "MerID", value: credentials.merchantID), ("Timestamp", String(time.now().seconds))] + fields
        let sealed = try Envelope(keys: credentials.keys).seal(fields: inner)
        let form: [(name: String, value: String)] = [
            ("MerID", credentials.merchantID), ("Version", endpoint.version), ("EncryptInfo", sealed.encryptInfo),
            ("HashInfo", sealed.hashInfo),
        ]
        let response = try await transport.send(
            HTTPRequest(
                operation: "test", method: .post, url: url("/api/" + endpoint.path),
                headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")], body: FormEncoder.encode(form)))
        return try PAYUNiReplyReader(keys: credentials.keys, merchantID: credentials.merchantID).open(response, from: endpoint)
            .code
    }
}
#endif
