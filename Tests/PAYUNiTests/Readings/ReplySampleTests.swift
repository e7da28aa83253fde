import Payments
import Testing

@testable import PAYUNi

@Suite("PAYUNi replies, sample by sample")
struct ReplySampleTests {
    struct Query: Sendable, CustomTestStringConvertible {
        let sample: String
        let claim: Claim
        let method: PaymentMethod
        let amount: UInt64
        var settlement: TransactionReport.Settlement?
        var testDescription: String { sample }
    }

    static let queries: [Query] = [
        .init(
            sample: "query-credit-paid", claim: .paid, method: .card, amount: 30,
            settlement: .init(capture: .captured, captured: .twd(30), refundable: .twd(30))),
        .init(
            sample: "query-credit-refunded", claim: .paid, method: .card, amount: 10,
            settlement: .init(capture: .captured, captured: .twd(10), refunded: .twd(10), refundable: .twd(0))),
        .init(sample: "query-atm-awaiting", claim: .awaitingPayer, method: .atm, amount: 1500),
        .init(sample: "query-atm-paid", claim: .paid, method: .atm, amount: 1500),
        .init(sample: "query-cvs-expired", claim: .expired, method: .storeCode, amount: 1500),
        .init(sample: "query-icash-paid", claim: .paid, method: .icashPay, amount: 1500),
        .init(sample: "query-aftee-pending", claim: .processing, method: .aftee, amount: 1500),
        .init(sample: "query-linepay-paid", claim: .paid, method: .linePay, amount: 1500),
        // Its RefundLastDT is empty: the remainder is less for another reason, a coupon for example.
        .init(
            sample: "query-jkopay-paid", claim: .paid, method: .jkoPay, amount: 1500, settlement: .init(refundable: .twd(600))),
        .init(sample: "query-unpaid", claim: .awaitingPayer, method: .card, amount: 1500),
        .init(sample: "query-credit-failed-with-paymentday", claim: .failed, method: .card, amount: 1500),
        .init(sample: "query-processing-b", claim: .processing, method: .card, amount: 1500),
    ]

    @Test("A query's element gives claim, method, amount and settlement", arguments: queries)
    func reads(_ expected: Query) throws {
        let reply = try read(expected.sample)
        let reports = try reply.transactions(about: nil)
        let report = try #require(reports.first)
        #expect(reports.count == 1)
        #expect(report.claim == expected.claim)
        #expect(report.method == expected.method)
        #expect(report.amount == .twd(expected.amount))
        #expect(report.settlement == expected.settlement)
        #expect((report.paidAt != nil) == (expected.claim == .paid))
    }

    @Test("Every trade a number has is reported, in PAYUNi's order")
    func severalTrades() throws {
        let reports = try read("query-multiple").transactions(about: .number("ORD-20260101-009"))
        #expect(reports.map(\.claim) == [.failed, .paid])
        #expect(reports.map(\.gatewayNumber) == ["1767226100000000001", "1767227000000000002"])
    }

    @Test("A reply in JSON reads like one in form fields")
    func json() throws {
        let reports = try read("finite-query-json").transactions(about: .numbers(["ORD-1", "ORD-2"]))
        #expect(reports.map(\.claim) == [.paid, .awaitingPayer])
        #expect(reports.map(\.amount) == [.twd(100), .twd(200)])
        #expect(reports.first?.paidAt == TaipeiTime("2026-01-01 08:00:05")?.timestamp)
    }

    @Test("A waiting bank account keeps its instructions in a query")
    func instructions() throws {
        let report = try #require(try read("query-atm-awaiting").transactions(about: nil).first)
        let deadline = try #require(TaipeiTime("2026-01-08 23:59:59")?.timestamp)
        #expect(
            report.instructions
                == .bankTransfer(.init(bankCode: "822", account: "99990000123456", amount: .twd(1500), deadline: deadline)))
    }

    @Test("Created is not paid: LINE Pay and AFTEE send the payer on")
    func created() throws {
        let line = try read("response-linepay-created").created(number: "ORD-20260101-006", amount: .twd(450))
        let address = try #require(WebURL("https://line.example/pay?t=abc%2Bdef"))
        #expect(line.report?.claim == .awaitingPayer)
        #expect(
            line.instructions == .redirect(.init(url: address, deadline: TaipeiTime("2026-01-01 08:15:20")?.timestamp)))
        let aftee = try read("response-aftee-direct-created").created(number: "ORD-20260101-005")
        #expect(aftee.report?.claim == .awaitingPayer)
        #expect(aftee.instructions == WebURL("https://aftee.example/pay/abc").map { .redirect(.init(url: $0)) })
        let approved = try read("response-aftee-ok-not-paid").created(number: "ORD-20260101-005")
        #expect(approved.report?.claim == .awaitingPayer)
        #expect(approved.report?.raw == "OK/0")
        #expect(approved.instructions == nil)
    }

    @Test("A card charged in the back is paid; a 3-D address is not a payment")
    func card() throws {
        let charge = try read("credit-token-charge-ok").created(number: "ORDER1749455901844", amount: .twd(2))
        #expect(charge.report?.claim == .paid)
        #expect(charge.report?.notices == [])
        #expect(!String(describing: charge).contains("0123456789ABCDEF"))
        let secure = try read("credit-3d-url").created(number: "A-1")
        #expect(secure.report == nil)
        let address = try #require(WebURL("https://api.payuni.com.tw/api/credit/api_3d/1711111054055003344"))
        #expect(secure.instructions == .redirect(.init(url: address)))
    }

    @Test(
        "Operations that PAYUNi accepted",
        arguments: [
            "close-refund-ok", "cancel-ok", "confirm-aftee-ok", "refund-aftee-ok", "refund-icash-ok", "refund-linepay-ok",
            "refund-jkopay-ok", "offline-refund-accepted", "bind-query-ok", "bind-cancel-ok",
        ])
    func accepted(_ sample: String) throws {
        let reply = try read(sample).accepted(about: nil)
        #expect(reply.code == "SUCCESS")
        #expect(!reply.wasDoneBefore)
        #expect(String(describing: reply).contains("0123456789ABCDEF") == false)
    }

    @Test("Their facts are read")
    func facts() throws {
        let refund = try read("refund-aftee-ok").accepted(about: "1749552629788334673")
        #expect(refund.amount == .twd(21))
        #expect(refund.refundNumber == "test_1749713121")
        #expect(refund.happenedAt == TaipeiTime("2025-06-12 15:25:21")?.timestamp)
        #expect(try read("offline-refund-accepted").accepted(about: nil).estimatedRefundDate == CivilDate("2026-01-05"))
        #expect(throws: GatewayError.self) { try read("refund-aftee-ok").accepted(about: "1") }
    }

    @Test("A repeated AFTEE confirmation is as good as the first")
    func repeatedConfirmation() throws {
        let reply = try read("confirm-aftee-repeat").accepted(about: "1749552629788334673")
        #expect(reply.wasDoneBefore)
        #expect(reply.happenedAt == nil)
    }

    @Test("PAYUNi's own merchants' examples open without a merchant check", arguments: ["cancel-cvs-docs", "period-query-docs"])
    func documented(_ name: String) throws {
        let sample = SampleFile.shared.message(name)
        let endpoint = try #require(PAYUNiEndpoint(rawValue: sample.endpoint))
        let tool = PAYUNiReplyReader(keys: Desk.keys, merchantID: nil)
        #expect(try tool.read(sample.response(), from: endpoint).code == "SUCCESS")
        let mismatch = #expect(throws: GatewayError.self) { try Desk.replies.read(sample.response(), from: endpoint) }
        #expect(mismatch?.kind == .mismatch(field: "MerID"))
    }

    static let errors: [(String, GatewayError.Kind)] = [
        ("query-not-found", .notFound), ("close-refund-too-much", .conflict),
        ("close-missing-amount", .invalidRequest(field: "TradeAmt")), ("cancel-not-paid", .conflict),
        ("cancel-already-captured", .conflict), ("cancel-cvs-repeat", .conflict),
        ("cancel-cvs-bad-length", .invalidRequest(field: "PayNo")), ("cancel-cvs-not-found", .notFound),
        ("cancel-cvs-missing", .invalidRequest(field: "PayNo")), ("refund-aftee-too-much", .limitExceeded),
        ("bind-query-missing", .invalidRequest(field: "CreditToken")), ("bind-query-none", .notFound),
        ("bind-cancel-none", .notFound), ("credit-token-unknown", .notFound), ("credit-duplicate", .duplicateNumber),
    ]

    @Test("Refusals become typed errors, by the endpoint's own meaning", arguments: errors)
    func refused(_ name: String, _ kind: GatewayError.Kind) throws {
        let sample = SampleFile.shared.message(name)
        for outer in ["SUCCESS", "ERROR", sample.outerStatus] {
            let error = #expect(throws: GatewayError.self) { try read(name, outerStatus: outer) }
            #expect(error?.kind == kind)
            #expect(error?.gatewayCode == sample.pairs.first { $0.name == "Status" }?.value)
        }
    }

    @Test("Every reply sample is used above")
    func isComplete() {
        let used = Set(Self.queries.map(\.sample) + Self.errors.map(\.0))
        let others: Set<String> = [
            "query-multiple", "finite-query-json", "response-linepay-created", "response-aftee-direct-created",
            "response-aftee-ok-not-paid", "credit-token-charge-ok", "credit-3d-url", "close-refund-ok", "cancel-ok",
            "confirm-aftee-ok", "refund-aftee-ok", "refund-icash-ok", "refund-linepay-ok", "refund-jkopay-ok",
            "offline-refund-accepted", "bind-query-ok", "bind-cancel-ok", "confirm-aftee-repeat", "cancel-cvs-docs",
            "period-query-docs",
        ]
        #expect(used.union(others) == Set(SampleFile.shared.messages.filter { $0.channel == .reply }.map(\.name)))
        #expect(SampleFile.shared.messages.count == 81)
    }

    private func read(_ name: String, outerStatus: String? = nil) throws -> PAYUNiReply {
        let sample = SampleFile.shared.message(name)
        let endpoint = try #require(PAYUNiEndpoint(rawValue: sample.endpoint))
        return try Desk.replies.read(sample.response(outerStatus: outerStatus), from: endpoint)
    }
}
