import GatewaySimulator
import PAYUNi
import Payments
import Testing

@Suite("How PAYUNi refuses")
struct PAYUNiCodeTests {
    typealias Fields = [(name: String, value: String)]

    static let order: Fields = [
        ("MerTradeNo", "A-1"), ("TradeAmt", "300"), ("ProdDesc", "tea"), ("BankType", "822"),
    ]

    static func changed(_ name: String, _ value: String?) -> Fields {
        order.filter { $0.name != name } + (value.map { [(name: name, value: $0)] } ?? [])
    }

    @Test(
        "The envelope is checked from outside to inside",
        arguments: [
            ("Version", nil, "API00002"), ("Version", "1.0.", "API00003"), ("EncryptInfo", nil, "API00004"),
            ("HashInfo", nil, "API00005"), ("EncryptInfo", "xyz", "API00010"), ("HashInfo", "0", "API00011"),
            ("MerID", nil, "DEF01001"), ("MerID", "OTHER", "DEF01005"),
            ("HashInfo", String(repeating: "A", count: 64), "DEF01007"), ("EncryptInfo", "abcd", "DEF01007"),
        ] as [(String, String?, String)])
    func envelope(_ name: String, _ value: String?, _ code: String) throws {
        let shop = try Shop()
        let response = try shop.call(.atm, Self.order, outer: [name: value])
        #expect(shop.code(response, .atm) == code)
        #expect(shop.simulator.ledger.isEmpty)
    }

    @Test(
        "A create operation names the field that is wrong",
        arguments: [
            ("MerTradeNo", nil, "ATM02002"), ("MerTradeNo", String(repeating: "A", count: 26), "ATM02003"),
            ("MerTradeNo", "A 1", "ATM02004"), ("TradeAmt", nil, "ATM02005"), ("TradeAmt", "3.5", "ATM02006"),
            ("TradeAmt", "14", "ATM02007"), ("TradeAmt", "50000", "ATM02007"), ("Timestamp", "", "ATM02008"),
            ("Timestamp", "now", "ATM02009"), ("Timestamp", "1767220000", "ATM02010"), ("BankType", nil, "ATM02017"),
            ("ExpireDate", "2026-99-01", "UPP02042"), ("ExpireDate", "2025-12-31", "UPP02043"),
            ("NotifyURL", "nowhere", "ATM02022"),
        ] as [(String, String?, String)])
    func fields(_ name: String, _ value: String?, _ code: String) throws {
        let shop = try Shop()
        #expect(shop.code(try shop.call(.atm, Self.changed(name, value)), .atm) == code)
        #expect(shop.simulator.ledger.isEmpty)
    }

    @Test("A query asks by exactly one number, of which something is known")
    func query() throws {
        let shop = try Shop()
        let cases: [(Fields, String)] = [
            ([], "QUERY02002"), ([("MerTradeNo", "A-1"), ("TradeNo", "1")], "QUERY02002"),
            ([("MerTradeNo", "A-1")], "QUERY03001"),
            ([("MerTradeNo", "A-1"), ("Timestamp", "1")], "QUERY02009"),
        ]
        for (fields, code) in cases { #expect(shop.code(try shop.call(.tradeQuery, fields), .tradeQuery) == code) }
        let many: [(Fields, String)] = [
            ([("QueryNo", "A")], "QUERY02010"), ([("QueryType", "3"), ("QueryNo", "A")], "QUERY02011"),
            ([("QueryType", "1"), ("QueryNo", "A,,B")], "QUERY02012"),
            ([("QueryType", "1"), ("QueryNo", (0...100).map { "A\($0)" }.joined(separator: ","))], "QUERY02013"),
            ([("QueryType", "1"), ("QueryNo", "A")], "QUERY03001"),
        ]
        for (fields, code) in many { #expect(shop.code(try shop.call(.finiteQuery, fields), .finiteQuery) == code) }
    }

    @Test("A number used for a page is used for a call, too")
    func duplicate() async throws {
        let shop = try Shop(backEnd: [.atm])
        _ = await shop.start("A-1", .twd(300), .atm)
        #expect(shop.code(try shop.call(.atm, Self.order), .atm) == "ATM04001")
        guard case .unknown(let error) = await shop.payuni.start(shop.request("A-1", .twd(300), .atm)) else {
            throw SimulatorRefusal.unknown
        }
        #expect(error.kind == .duplicateNumber)
    }

    @Test("A path that PAYUNi does not have shows a page, and so does a GET")
    func paths() throws {
        let shop = try Shop()
        for (method, path) in [("POST", "/api/query"), ("GET", "/api/trade/query")] {
            let response = try #require(shop.simulator.answer(SimulatedRequest(method: method, path: path)).response)
            #expect(response.status == 200 && response.contentType?.hasPrefix("text/html") == true)
        }
        #expect(shop.simulator.answer(SimulatedRequest(method: "GET", path: "/")).response?.status == 404)
    }

    @Test("A refused form shows its code to the payer and tells nobody; what it says is escaped")
    func refusedForm() async throws {
        let shop = try Shop()
        let sealed = try Envelope(keys: shop.credentials.keys).seal(fields: [("MerID", "SHOP01"), ("MerTradeNo", "A 1")])
        let response = try #require(
            shop.visit(
                .init(
                    action: PAYUNiEnvironment.sandbox.url(for: .hostedPage),
                    fields: [
                        .init(name: "MerID", value: "SHOP01"), .init(name: "Version", value: "2.0"),
                        .init(name: "EncryptInfo", value: sealed.encryptInfo), .init(name: "HashInfo", value: sealed.hashInfo),
                    ])
            ).response)
        #expect(String(decoding: response.body, as: UTF8.self).contains("UPP02004"))
        #expect(shop.simulator.takeMessages().isEmpty)
        let start = await shop.payuni.start(
            AttemptRequest(number: "A-9", order: "o", amount: .twd(300), description: "<script>"))
        guard case .form(let form)? = start.success?.instructions else { throw SimulatorRefusal.unknown }
        let page = try #require(shop.visit(form).response)
        #expect(!String(decoding: page.body, as: UTF8.self).contains("<script>"))
    }
}
