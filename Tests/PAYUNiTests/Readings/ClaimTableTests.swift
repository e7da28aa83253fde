import Payments
import Testing

@testable import PAYUNi

@Suite("What PAYUNi's status words mean together")
struct ClaimTableTests {
    static let tradeStatuses = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "01", "-", "", "paid", "１"]

    /// Written out by hand, column by column of `tradeStatuses`: w waits, p processing, $ paid, f failed, c canceled, e expired,
    /// ? unrecognized.
    static let expected: [(status: String, claims: String)] = [
        ("SUCCESS", "w$fce???pw??????"), ("OK", "wp??????pw??????"),
        ("UNKNOWN", "pppppppppppppppp"), ("UNAPPROVED", "pppppppppppppppp"), ("Unapproved", "pppppppppppppppp"),
        ("ERROR", "pppppppppppppppp"), ("API00008", "pppppppppppppppp"), ("API00009", "pppppppppppppppp"),
        ("CREDIT05010", "pppppppppppppppp"), ("CREDIT05011", "pppppppppppppppp"), ("CREDIT06001", "pppppppppppppppp"),
        ("CREDIT06002", "pppppppppppppppp"),
        ("CREDIT05002", "??fce???????????"), ("FAIL", "??fce???????????"), ("NEWWORD", "??fce???????????"),
        ("CREDIT99999", "??fce???????????"), ("success", "??fce???????????"),
    ]

    @Test("Every status with every trade status", arguments: expected)
    func message(_ status: String, _ claims: String) throws {
        for (trade, letter) in zip(Self.tradeStatuses, claims) {
            let report = try #require(try Desk.report(Desk.payment([("Status", status), ("TradeStatus", trade)])))
            #expect(report.claim == Self.claim(letter), "\(status) with \(trade)")
            let isUndecided = letter == "?" || (letter == "p" && !(trade == "8" && ["SUCCESS", "OK"].contains(status)))
            #expect(report.notices.contains(.queryDue) == isUndecided, "\(status) with \(trade)")
        }
    }

    @Test("A message without TradeStatus is never money and never a failure")
    func missingTradeStatus() throws {
        for (status, claim) in [("SUCCESS", Claim.unrecognized), ("UNKNOWN", .processing), ("CREDIT05002", .unrecognized)] {
            let report = try #require(try Desk.report(Desk.payment([("Status", status), ("TradeStatus", nil)])))
            #expect(report.claim == claim)
            #expect(report.notices == [.queryDue])
            #expect(report.paidAt == nil)
        }
    }

    @Test("Elements of a query, complete and incomplete", arguments: [("A", "w$fce???pw??????"), ("B", "wpppp???pw??????")])
    func entry(_ source: String, _ claims: String) throws {
        for (trade, letter) in zip(Self.tradeStatuses, claims) {
            let fields = Desk.query([Desk.entry([("TradeStatus", trade), ("DataSource", source)])])
            let reply = try Desk.replies.read(Desk.reply(fields), from: .tradeQuery)
            let report = try #require(try reply.transactions(about: .number("A-1")).first)
            #expect(report.claim == Self.claim(letter), "\(trade) from \(source)")
            #expect(report.notices.contains(.queryDue) == (letter == "?" || source == "B"))
            let words = trade == "-" ? "" : trade
            #expect(report.raw == (source == "B" ? words + "/B" : words))
            #expect((report.paidAt != nil) == (report.claim == .paid))
        }
    }

    @Test("Each row of the table names its source, and no two rows answer the same question")
    func table() {
        var seen: Set<String> = []
        for row in ClaimTable.rows {
            #expect(row.source.hasPrefix("PAYUNi "))
            for trade in row.trade { #expect(seen.insert("\(row.origin)/\(row.status)/\(trade.raw)").inserted) }
        }
    }

    @Test("Every payment type and card kind has its method, and new ones survive")
    func methods() throws {
        let expected: [(String?, String?, PaymentMethod?)] = [
            ("1", "1", .card), ("1", "2", .cardInstallment), ("1", "3", .card), ("1", "4", .applePay), ("1", "5", .googlePay),
            ("1", "6", .samsungPay), ("1", "7", .unionPay), ("1", "0", .card), ("1", "99", .card), ("1", nil, .card),
            ("2", nil, .atm),
            ("3", nil, .storeCode), ("5", nil, .cashOnDelivery), ("6", nil, .icashPay), ("7", nil, .aftee),
            ("8", nil, .cashOnDelivery), ("9", nil, .linePay), ("10", nil, .cashOnDelivery), ("11", nil, .jkoPay),
            ("12", nil, .coupon), ("4", nil, "payuni:4"), ("13", "2", "payuni:13"), ("<x>", nil, nil), (nil, nil, nil),
        ]
        for (type, authorization, method) in expected {
            let report = try Desk.report(Desk.payment([("PaymentType", type), ("AuthType", authorization)]))
            #expect(report?.method == method, "\(type ?? "none") \(authorization ?? "none")")
        }
    }

    private static func claim(_ letter: Character) -> Claim {
        switch letter {
        case "w": .awaitingPayer
        case "p": .processing
        case "$": .paid
        case "f": .failed
        case "c": .canceled
        case "e": .expired
        default: .unrecognized
        }
    }
}
