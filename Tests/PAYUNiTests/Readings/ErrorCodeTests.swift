import Payments
import Testing

@testable import PAYUNi

@Suite("PAYUNi's codes")
struct ErrorCodeTests {
    @Test("Every row is found by each of its codes, at the endpoints it is for")
    func rows() throws {
        for row in PAYUNiCodes.rows {
            let endpoints = row.endpoints.map(Array.init) ?? [.hostedPage]
            for code in row.spelled() {
                for endpoint in endpoints {
                    let found = try #require(PAYUNiCodes.row(for: code, at: endpoint), "\(code) at \(endpoint)")
                    let isPattern = if case .anyPrefix = row.codes { true } else { false }
                    // Among the patterns, and only there, a narrower row comes first.
                    #expect(found.text == row.text || isPattern, "\(code) at \(endpoint)")
                }
            }
        }
    }

    @Test("No code has two rows in one scope, every row has its source and words")
    func unique() {
        var seen: Set<String> = []
        for row in PAYUNiCodes.rows {
            #expect(row.source.hasPrefix("PAYUNi 1") && !row.text.isEmpty)
            if case .anyPrefix = row.codes { continue }
            for code in row.spelled() {
                let scope = row.endpoints?.map(\.path).sorted().joined(separator: ",") ?? "*"
                #expect(seen.insert("\(code) \(scope)").inserted, "\(code)")
            }
        }
        #expect(seen.count > 400)
    }

    static let meanings: [(String, PAYUNiEndpoint, String, String?)] = [
        ("QUERY02001", .tradeQuery, "invalid_request", "MerID"), ("QUERY02001", .bindQuery, "invalid_request", "CreditToken"),
        ("QUERY03001", .tradeQuery, "not_found", nil), ("QUERY03001", .bindQuery, "not_found", nil),
        ("CANCEL03001", .tradeCancel, "conflict", nil), ("CANCEL03001", .bindCancel, "not_found", nil),
        ("CANCEL02005", .tradeCancel, "invalid_request", "TradeNo"),
        ("CANCEL02005", .bindCancel, "invalid_request", "UseTokenType"),
        ("CVS02018", .cancelStoreCode, "invalid_request", "PayNo"), ("CVS02020", .cancelStoreCode, "not_found", nil),
        ("CVS02018", .cvs, "other", nil), ("CVS04001", .cvs, "duplicate_number", nil),
        ("CREDIT04001", .credit, "duplicate_number", nil), ("ATM04001", .atm, "duplicate_number", nil),
        ("LINEPAY04001", .linePay, "duplicate_number", nil), ("UPP01007", .hostedPage, "duplicate_number", nil),
        ("REFUND04001", .refundICash, "indeterminate", nil), ("CLOSE04002", .tradeClose, "indeterminate", nil),
        ("QUERY04001", .tradeQuery, "unavailable", nil), ("REFUND04005", .refundAftee, "limit_exceeded", nil),
        ("CONFIRM03005", .confirmAftee, "conflict", nil), ("CREDIT05002", .credit, "declined", nil),
        ("CREDIT07016", .credit, "limit_exceeded", nil), ("CREDIT07018", .credit, "declined", nil),
        ("CREDIT03010", .credit, "unauthorized", nil), ("API00008", .atm, "indeterminate", nil),
        ("API00009", .atm, "indeterminate", nil), ("API00003", .tradeQuery, "invalid_request", "Version"),
        ("DEF01007", .tradeQuery, "unauthorized", nil), ("UPP02100", .hostedPage, "limit_exceeded", nil),
    ]

    @Test("A code means what it means at its endpoint", arguments: meanings)
    func meaning(_ code: String, _ endpoint: PAYUNiEndpoint, _ kind: String, _ field: String?) {
        let error = GatewayError(payuni: code, at: endpoint, message: nil)
        #expect(error.kind.code == kind)
        #expect(error.kind.field == field)
        #expect(error.operation == endpoint.operation)
        #expect(error.gatewayCode == code)
    }

    @Test(
        "A code nobody mapped survives; after a write it asks for a query",
        arguments: [
            "NEW99999", "CREDIT09999", "credit05002", "CREDIT5002", "CREDIT050020", "UPP02014", "", "錯誤", "CREDIT0500２",
        ])
    func unknown(_ code: String) {
        for endpoint in PAYUNiEndpoint.allCases {
            let error = GatewayError(payuni: code, at: endpoint, message: "x")
            #expect(error.kind == .other)
            #expect(error.gatewayCode == code)
            #expect(error.advice == (endpoint.isReading ? .askPerson : .query))
            #expect(error.mayHaveHappened)
        }
    }

    @Test("After a duplicate or an unknown end, query; nothing that may have happened is called refused")
    func advice() {
        for row in PAYUNiCodes.rows {
            for code in row.spelled() {
                let error = GatewayError(payuni: code, at: row.endpoints?.first ?? .credit, message: nil)
                switch error.kind {
                case .duplicateNumber, .indeterminate:
                    #expect(error.advice == .query)
                    #expect(error.mayHaveHappened)
                default:
                    #expect(error.kind != .other)
                }
            }
        }
    }

    @Test("The bank's words become the reason of a decline")
    func reason() throws {
        let fields = Desk.payment([("Status", "CREDIT05002"), ("TradeStatus", "2"), ("ResCodeMsg", "額度不足")])
        let error = #expect(throws: GatewayError.self) { try Desk.replies.read(Desk.reply(fields), from: .credit) }
        #expect(error?.kind == .declined(reason: "額度不足"))
        #expect(error?.advice == .offerAnotherMethod)
    }
}
