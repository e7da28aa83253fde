import Payments
import Testing

@testable import PAYUNi

@Suite("PAYUNi query elements")
struct QueryReadingTests {
    @Test("An element about another number makes the whole answer worthless")
    func otherNumber() throws {
        let fields = Desk.query([Desk.entry(), Desk.entry([("MerTradeNo", "B-2")])])
        #expect(kind(fields, .number("A-1")) == .mismatch(field: "MerTradeNo"))
        #expect(kind(fields, .numbers(["A-1"])) == .mismatch(field: "MerTradeNo"))
        #expect(kind(fields, .numbers(["A-1", "B-2"])) == nil)
        #expect(kind(fields, .gatewayNumber("17")) == .mismatch(field: "TradeNo"))
        #expect(kind(fields, .gatewayNumber("1767225605123456789")) == nil)
    }

    @Test("An element without its marks cannot be read", arguments: ["MerTradeNo", "TradeNo", "TradeAmt"])
    func marks(_ name: String) {
        #expect(kind(Desk.query([Desk.entry([(name, "")])]), nil) == .malformedReply(reason: "missing \(name)"))
    }

    @Test(
        "An element that lacks something does not hide the paid one beside it", arguments: ["TradeNo", "TradeAmt"], ["", "-"])
    func besideAGap(_ name: String, _ blank: String) throws {
        let gap = Desk.entry([(name, blank), ("TradeStatus", "2")])
        for entries in [[gap, Desk.entry()], [Desk.entry(), gap]] {
            for subject: PAYUNiQuerySubject? in [.number("A-1"), .numbers(["A-1", "B-2"]), nil] {
                let reports = try Desk.replies.read(Desk.reply(Desk.query(entries)), from: .tradeQuery)
                    .transactions(about: subject)
                #expect(reports.map(\.claim) == [.paid])
                #expect(reports.first?.notices == [.queryDue], "the other may be paid, too")
            }
            #expect(kind(Desk.query(entries), .gatewayNumber("1767225605123456789"))?.code == "malformed_reply")
        }
    }

    @Test("What is not paid beside an element that lacks something is not the last word")
    func unpaidBesideAGap() throws {
        let entries = [Desk.entry([("TradeStatus", "2")]), Desk.entry([("TradeAmt", "-")])]
        let reports = try Desk.replies.read(Desk.reply(Desk.query(entries)), from: .tradeQuery)
            .transactions(about: .number("A-1"))
        #expect(reports.map(\.claim) == [.failed])
        #expect(reports.map(\.notices) == [[.queryDue]])
    }

    @Test("A number of which no element can be read has no answer, whatever others of a batch have")
    func onlyGaps() {
        let gap = Desk.entry([("MerTradeNo", "B-2"), ("TradeNo", "")])
        #expect(kind(Desk.query([Desk.entry(), gap]), .numbers(["A-1", "B-2"])) == .malformedReply(reason: "missing TradeNo"))
        #expect(kind(Desk.query([Desk.entry(), gap]), .number("A-1")) == .mismatch(field: "MerTradeNo"))
        let unnamed = Desk.entry([("MerTradeNo", "-")])
        #expect(kind(Desk.query([Desk.entry(), unnamed]), .number("A-1")) == .malformedReply(reason: "missing MerTradeNo"))
        let malformed = Desk.entry([("TradeAmt", "12.5")])
        #expect(kind(Desk.query([Desk.entry(), malformed]), .number("A-1")) == .malformedReply(reason: "malformed TradeAmt"))
    }

    @Test("A list without elements is no answer")
    func empty() {
        #expect(kind(Desk.query([]), nil)?.code == "malformed_reply")
    }

    @Test("The same state comes out of JSON, with texts or with numbers")
    func json() throws {
        let texts = #"{"Status":"SUCCESS","Result":[{"MerTradeNo":"A-1","TradeNo":"17","TradeAmt":"30","TradeStatus":"1"}]}"#
        let numbers = #"{"Status":"SUCCESS","Result":[{"MerTradeNo":"A-1","TradeNo":17,"TradeAmt":30,"TradeStatus":1}]}"#
        let fraction = #"{"Status":"SUCCESS","Result":[{"MerTradeNo":"A-1","TradeNo":17,"TradeAmt":30.0,"TradeStatus":1}]}"#
        let expected = try reports(json: texts)
        #expect(expected.map(\.claim) == [.paid])
        #expect(try reports(json: numbers) == expected)
        #expect(throws: GatewayError.self) { try reports(json: fraction) }
        for broken in [
            #"{"Status":"SUCCESS","Result":{}}"#, #"{"Status":"SUCCESS","Result":[1]}"#, #"{"Status":"SUCCESS"}"#, "{",
        ] {
            #expect(throws: GatewayError.self) { try reports(json: broken) }
        }
    }

    @Test(
        "Capture states, known and new",
        arguments: [
            ("1", CaptureStatus.requested), ("2", .captured), ("3", .canceled), ("7", .inProgress), ("9", .notRequested),
            ("0", .unknown("0")), ("11", .unknown("11")),
        ])
    func capture(_ raw: String, _ expected: CaptureStatus) throws {
        let settlement = try settlement([("CloseStatus", raw), ("CloseAmt", "1200")])
        #expect(settlement?.capture == expected)
        #expect(settlement?.captured == (expected == .captured ? .twd(1200) : nil))
    }

    @Test("One chain under two names is one chain", arguments: ["Store", "OffChannel"], ["7-ELEVEN", "SEVEN"])
    func chain(_ field: String, _ name: String) throws {
        let entry = Desk.entry([("PaymentType", "3"), ("TradeStatus", "9"), ("PayNo", "25124481"), (field, name)])
        let reply = try Desk.replies.read(Desk.reply(Desk.query([entry])), from: .tradeQuery)
        guard case .storeCode(let code)? = try reply.transactions(about: nil).first?.instructions else {
            Issue.record("no store code")
            return
        }
        #expect(code.store == "SEVEN")
    }

    struct RefundCase: Sendable {
        let status: String?
        let remain: String?
        let last: String?
        let refunded: UInt64?
        var pending = false
    }

    @Test(
        "What went back: the remainder tells of all refunds, the last refund only of itself, and nothing does while one is under way",
        arguments: [
            RefundCase(status: nil, remain: "1200", last: nil, refunded: nil),
            RefundCase(status: "2", remain: "0", last: "1200", refunded: 1200),
            RefundCase(status: "2", remain: "500", last: "100", refunded: 700),
            RefundCase(status: "2", remain: nil, last: "100", refunded: 100),
            RefundCase(status: "2", remain: "1200", last: "100", refunded: 100),
            RefundCase(status: "1", remain: "1200", last: "100", refunded: nil, pending: true),
            RefundCase(status: "8", remain: "900", last: "100", refunded: nil, pending: true),
            RefundCase(status: "1", remain: "0", last: "1200", refunded: nil, pending: true),
            RefundCase(status: "3", remain: "1200", last: "100", refunded: nil),
            RefundCase(status: "3", remain: "900", last: "100", refunded: 300),
            RefundCase(status: "3", remain: nil, last: "100", refunded: nil),
            RefundCase(status: "2", remain: "1201", last: "100", refunded: 100),
            RefundCase(status: "2", remain: "-", last: "", refunded: nil),
            // A new word is no end by itself; what the remainder shows has gone.
            RefundCase(status: "5", remain: nil, last: "100", refunded: nil, pending: true),
            RefundCase(status: "5", remain: "1200", last: "100", refunded: nil, pending: true),
            RefundCase(status: "5", remain: "900", last: "100", refunded: nil, pending: true),
            // Without a RefundStatus there was no refund, whatever remains.
            RefundCase(status: nil, remain: "700", last: nil, refunded: nil),
        ])
    func refunds(_ example: RefundCase) throws {
        var changes: [(String, String)] = [("CloseStatus", "2")]
        if let status = example.status { changes.append(("RefundStatus", status)) }
        if let remain = example.remain { changes.append(("RemainAmt", remain)) }
        if let last = example.last { changes.append(("RefundAmt", last)) }
        let settlement = try #require(try settlement(changes))
        #expect(settlement.refunded == example.refunded.map { .twd($0) })
        #expect(settlement.refundPending == example.pending)
        #expect(settlement.unrecognizedRefund == (example.status == "5" ? "5" : nil))
        let remainder = example.remain.flatMap { UInt64($0) }.flatMap { $0 <= 1200 ? Money.twd($0) : nil }
        #expect(settlement.refundable == remainder)
    }

    struct PartCase: Sendable {
        let closed: String
        let status: String?
        let remain: String
        let last: String?
        let refunded: UInt64?
    }

    @Test(
        "What was never captured did not go back",
        arguments: [
            PartCase(closed: "1000", status: nil, remain: "1000", last: nil, refunded: nil),
            PartCase(closed: "1000", status: "2", remain: "700", last: "300", refunded: 300),
            PartCase(closed: "1000", status: "2", remain: "0", last: "600", refunded: 1000),
            PartCase(closed: "1000", status: "3", remain: "1000", last: "300", refunded: nil),
            PartCase(closed: "1000", status: "2", remain: "1200", last: "300", refunded: 300),
            PartCase(closed: "0", status: "2", remain: "900", last: "300", refunded: 300),
            PartCase(closed: "", status: "2", remain: "900", last: "300", refunded: 300),
            PartCase(closed: "1300", status: "2", remain: "900", last: "300", refunded: 300),
        ])
    func capturedInPart(_ example: PartCase) throws {
        var changes: [(String, String)] = [
            ("CloseStatus", "2"), ("CloseAmt", example.closed), ("RemainAmt", example.remain),
        ]
        if let status = example.status { changes.append(("RefundStatus", status)) }
        if let last = example.last { changes.append(("RefundAmt", last)) }
        let settlement = try #require(try settlement(changes))
        #expect(settlement.refunded == example.refunded.map { .twd($0) })
    }

    @Test(
        "A remainder of JKoPay's tells of a refund only where there was a last one",
        arguments: [
            ("", "700", nil), ("-", "700", nil), ("0000-00-00 00:00:00", "700", nil), ("2026-01-03 09:00:00", "700", 500),
            ("2026-01-03 09:00:00", "0", 1200), ("20260103", "1200", nil), ("2026-01-03 09:00:00", "", nil),
        ] as [(String, String, UInt64?)])
    func walletRefund(_ time: String, _ remain: String, _ refunded: UInt64?) throws {
        let settlement = try settlement(
            [("PaymentType", "11"), ("RemainAmt", remain), ("RefundLastDT", time), ("JKoStrCupAmt", "50")])
        #expect(settlement?.refunded == refunded.map { .twd($0) })
        #expect(settlement?.refundPending != true)
    }

    @Test(
        "The remainder of what was not paid, or not captured, tells of no refund", arguments: ["0", "1", "2", "3", "4", "8", "9"])
    func remainderWithoutMoney(_ trade: String) throws {
        let uncaptured = trade == "1" ? [("CloseStatus", "9")] : []
        for kind in ["1", "11"] where kind == "1" || trade != "1" {
            let settlement = try settlement(
                [("PaymentType", kind), ("TradeStatus", trade), ("RemainAmt", "0")] + uncaptured)
            #expect(settlement?.refunded == nil && settlement?.refundable == .twd(0))
        }
    }

    private func settlement(_ changes: [(String, String)]) throws -> TransactionReport.Settlement? {
        let reply = try Desk.replies.read(Desk.reply(Desk.query([Desk.entry(changes)])), from: .tradeQuery)
        return try reply.transactions(about: nil).first?.settlement
    }

    private func kind(_ fields: [(name: String, value: String)], _ subject: PAYUNiQuerySubject?) -> GatewayError.Kind? {
        do {
            _ = try Desk.replies.read(Desk.reply(fields), from: .tradeQuery).transactions(about: subject)
            return nil
        } catch {
            return (error as? GatewayError)?.kind
        }
    }

    private func reports(json: String) throws -> [TransactionReport] {
        var text = Array(json.utf8)
        let sealed = try text.withUnsafeMutableBytes { text in try Desk.envelope.seal(inPlace: text) }
        let body = #"{"EncryptInfo":"\#(sealed.encryptInfo)","HashInfo":"\#(sealed.hashInfo)"}"#
        return try Desk.replies.read(HTTPResponse(status: 200, body: Array(body.utf8)), from: .finiteQuery)
            .transactions(about: nil)
    }
}
