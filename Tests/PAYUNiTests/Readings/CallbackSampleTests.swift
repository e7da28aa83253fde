import Payments
import Testing

@testable import PAYUNi

@Suite("PAYUNi callbacks, sample by sample")
struct CallbackSampleTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        let sample: String
        let claim: Claim
        let method: PaymentMethod?
        let amount: UInt64
        var paidAt: String?
        var raw = "SUCCESS/1"
        var testDescription: String { sample }
    }

    static let payments: [Expected] = [
        .init(sample: "notify-credit-paid", claim: .paid, method: .card, amount: 10, paidAt: "2023-04-10 23:38:50"),
        .init(sample: "return-credit-paid", claim: .paid, method: .card, amount: 10, paidAt: "2023-04-10 23:04:06"),
        .init(sample: "notify-credit-installment-paid", claim: .paid, method: .cardInstallment, amount: 1200, paidAt: paid),
        .init(sample: "notify-applepay-foreign-paid", claim: .paid, method: .applePay, amount: 1200, paidAt: paid),
        .init(sample: "notify-googlepay-paid", claim: .paid, method: .googlePay, amount: 1200, paidAt: paid),
        .init(sample: "notify-samsungpay-paid", claim: .paid, method: .samsungPay, amount: 1200, paidAt: paid),
        .init(sample: "notify-unionpay-paid", claim: .paid, method: .unionPay, amount: 1200, paidAt: paid),
        .init(sample: "notify-credit-token-paid", claim: .paid, method: .card, amount: 1200, paidAt: paid),
        .init(sample: "notify-credit-failed", claim: .failed, method: .card, amount: 1200, raw: "CREDIT05002/2"),
        .init(sample: "notify-credit-3d-cancelled", claim: .canceled, method: .card, amount: 1200, raw: "CREDIT05003/3"),
        .init(sample: "notify-credit-unknown", claim: .processing, method: .card, amount: 1200, raw: "UNKNOWN/"),
        .init(sample: "notify-credit-coupon-paid", claim: .paid, method: .card, amount: 1100, paidAt: paid),
        .init(sample: "notify-atm-number-issued", claim: .awaitingPayer, method: .atm, amount: 1500, raw: "SUCCESS/0"),
        .init(sample: "notify-atm-paid", claim: .paid, method: .atm, amount: 1500, paidAt: "2026-01-02 10:15:30"),
        .init(
            sample: "notify-atm-paid-with-paymenttype", claim: .paid, method: .atm, amount: 1500, paidAt: "2026-01-02 10:15:30"),
        .init(sample: "notify-atm-paid-mismatch", claim: .unrecognized, method: .atm, amount: 1400),
        .init(sample: "notify-atm-expired", claim: .expired, method: .atm, amount: 1500, raw: "SUCCESS/4"),
        .init(sample: "notify-cvs-expired", claim: .expired, method: .storeCode, amount: 1500, raw: "SUCCESS/4"),
        .init(sample: "notify-icash-expired", claim: .expired, method: .icashPay, amount: 1500, raw: "SUCCESS/4"),
        .init(sample: "notify-aftee-expired", claim: .expired, method: .aftee, amount: 1500, raw: "SUCCESS/4"),
        .init(sample: "notify-jkopay-expired", claim: .expired, method: .jkoPay, amount: 1500, raw: "SUCCESS/4"),
        .init(sample: "notify-cvs-number-issued", claim: .awaitingPayer, method: .storeCode, amount: 500, raw: "SUCCESS/0"),
        .init(sample: "notify-cvs-paid", claim: .paid, method: .storeCode, amount: 500, paidAt: "2026-01-03 21:00:00"),
        .init(sample: "notify-icash-paid", claim: .paid, method: .icashPay, amount: 300, paidAt: "2026-01-01 08:03:10"),
        .init(sample: "notify-aftee-paid", claim: .paid, method: .aftee, amount: 211, paidAt: "2026-01-01 08:04:00"),
        .init(sample: "notify-aftee-unapproved", claim: .processing, method: .aftee, amount: 211, raw: "UNAPPROVED/8"),
        .init(sample: "notify-linepay-paid", claim: .paid, method: .linePay, amount: 450, paidAt: "2026-01-01 08:05:20"),
        .init(sample: "notify-jkopay-paid", claim: .paid, method: .jkoPay, amount: 600, paidAt: "2026-01-01 08:06:30"),
        .init(sample: "notify-cod-cvs-created", claim: .awaitingPayer, method: .cashOnDelivery, amount: 700, raw: "SUCCESS/0"),
    ]

    static let unrelated: [(String, PAYUNiMessageKind)] = [
        ("notify-invoice-issued", .invoice), ("notify-offline-refund-done", .offlineRefund),
        ("notify-offline-refund-failed", .offlineRefund), ("notify-period-charge", .recurring), ("notify-shipstatus", .logistics),
    ]

    private static let paid = "2026-01-01 08:00:05"

    @Test("Claim, method, amount, time and raw words are read as expected", arguments: payments)
    func reads(_ expected: Expected) throws {
        let sample = SampleFile.shared.message(expected.sample)
        guard case .payment(let report) = try Desk.callbacks.read(body: sample.form()) else {
            Issue.record("not read as a payment")
            return
        }
        #expect(report.claim == expected.claim)
        #expect(report.method == expected.method)
        #expect(report.amount == .twd(expected.amount))
        #expect(report.raw == expected.raw)
        #expect(report.paidAt == expected.paidAt.flatMap { TaipeiTime($0)?.timestamp })
        #expect(report.attemptNumber?.text == sample.pairs.first { $0.name == "MerTradeNo" }?.value)
        #expect(report.gatewayNumber.text == sample.pairs.first { $0.name == "TradeNo" }?.value)
        #expect(report.settlement == nil)
    }

    @Test("A genuine message about something else is named and leaves orders alone", arguments: unrelated)
    func setsAside(_ sample: String, _ kind: PAYUNiMessageKind) throws {
        #expect(try Desk.callbacks.read(body: SampleFile.shared.message(sample).form()) == .unrelated(kind))
    }

    @Test("Every notify and return sample has an expectation")
    func isComplete() {
        let expected = Set(Self.payments.map(\.sample) + Self.unrelated.map(\.0))
        let present = Set(SampleFile.shared.messages.filter { $0.channel != .reply }.map(\.name))
        #expect(expected == present)
    }

    @Test("An outer Status that lies changes nothing", arguments: payments)
    func ignoresOuterStatus(_ expected: Expected) throws {
        let sample = SampleFile.shared.message(expected.sample)
        let genuine = try Desk.callbacks.read(body: sample.form())
        for lie in ["SUCCESS", "UNKNOWN", "ERROR", "CREDIT05002", "", "OK"] {
            #expect(try Desk.callbacks.read(body: sample.form(outerStatus: lie)) == genuine)
        }
    }

    @Test("An issued bank account comes with bank, amount and deadline")
    func issuesAccount() throws {
        let report = try payment("notify-atm-number-issued")
        let deadline = try #require(TaipeiTime("2026-01-08 23:59:59")?.timestamp)
        #expect(
            report.instructions
                == .bankTransfer(.init(bankCode: "822", account: "99990000123456", amount: .twd(1500), deadline: deadline)))
    }

    @Test("An issued store code comes with store, amount and deadline")
    func issuesStoreCode() throws {
        let report = try payment("notify-cvs-number-issued")
        let deadline = try #require(TaipeiTime("2026-01-08 23:59:59")?.timestamp)
        #expect(report.instructions == .storeCode(.init(store: "SEVEN", code: "25124481", amount: .twd(500), deadline: deadline)))
    }

    @Test("Money for an order PAYUNi opened by itself is kept in sight and credited to nobody")
    func reassigns() throws {
        let report = try payment("notify-atm-paid-mismatch")
        #expect(report.notices.contains(.reassigned(to: "ORD-20260101-002N")))
        #expect(report.paidAt == nil)
        #expect(report.amount == .twd(1400))
    }

    @Test("A coupon is noticed and shown")
    func noticesDiscount() throws {
        let report = try payment("notify-credit-coupon-paid")
        #expect(report.notices == [.discounted])
        #expect(report.details.contains(.init("OrderAmt", "1200")))
    }

    @Test("What is undecided asks for a query", arguments: ["notify-credit-unknown", "notify-aftee-unapproved"])
    func asksForQuery(_ sample: String) throws {
        #expect(try payment(sample).notices == [.queryDue])
    }

    @Test("Card tokens, people and accounts never reach a report", arguments: payments)
    func keepsPeopleOut(_ expected: Expected) throws {
        let text = String(describing: try payment(expected.sample).details)
        for secret in ["0123456789ABCDEF", "0630", "王小明", "0900000000", "buyer@example.com", "12345\"", "414763", "620000"] {
            #expect(!text.contains(secret))
        }
    }

    private func payment(_ name: String) throws -> TransactionReport {
        guard case .payment(let report) = try Desk.callbacks.read(body: SampleFile.shared.message(name).form()) else {
            throw CallbackRejection(code: "unexpected", message: "not a payment")
        }
        return report
    }
}
