import PaymentPages
import Payments

/// Orders as an operator sees them.
enum DeskStories {
    static let all: [(name: String, model: DeskOrderModel)] = [
        ("order-open", Story().desk()), ("order-paid", paid), ("order-review", review), ("order-parked", parked),
    ]

    /// A decline, then an ATM account whose payment was announced by a callback, confirmed by a query and told to the merchant.
    static let paid: DeskOrderModel = {
        var story = Story()
        story.attempt("01JGFJJZ00AX4T6M2Q8RZ1", .card)
        story.pass(minutes: 2)
        story.report("01JGFJJZ00AX4T6M2Q8RZ1", .failed, by: .sealedCallback, number: "1767225700001", raw: "CREDIT04001/2") {
            $0.details = [.init("ResCodeMsg", "餘額不足"), .init("Card4No", "1234")]
        }
        story.pass(minutes: 1)
        story.attempt("01JGFJM300B7C9D2E5F8G1", .atm)
        story.report("01JGFJM300B7C9D2E5F8G1", .awaitingPayer, by: .browserReturn, number: "1767225800002", raw: "SUCCESS/0") {
            $0.instructions = Samples.bank()
        }
        story.report("01JGFJM300B7C9D2E5F8G1", .awaitingPayer, by: .sealedCallback, number: "1767225800002", raw: "SUCCESS/0") {
            $0.instructions = Samples.bank()
        }
        story.pass(minutes: 95)
        story.report("01JGFJM300B7C9D2E5F8G1", .paid, by: .sealedCallback, number: "1767225800002", raw: "SUCCESS/1") {
            $0.details = [.init("PayBankType", "013")]
        }
        story.pass(minutes: 1)
        story.report("01JGFJM300B7C9D2E5F8G1", .paid, number: "1767225800002", raw: "SUCCESS/1")
        story.decide(.note, text: "客人來電確認")
        story.work = [
            item(.apply("shop-1001"), .done), item(.clock("shop-1001"), .done), item(.check("01JGFJJZ00AX4T6M2Q8RZ1"), .done),
            item(.check("01JGFJM300B7C9D2E5F8G1"), .done),
            item(.delivery(order: "shop-1001", sequence: 1, to: "shop"), .done),
            item(.delivery(order: "shop-1001", sequence: 2, to: "shop"), .done),
            item(.delivery(order: "shop-1001", sequence: 3, to: "shop"), .waiting, failures: 2, minutes: 130),
        ]
        return story.desk()
    }()

    static let review: DeskOrderModel = {
        var story = Story("shop-1002")
        story.attempt("01JGFJJZ00KRYPTO000001", .stablecoin, at: "kryptogo")
        story.report("01JGFJJZ00KRYPTO000001", .awaitingPayer, number: "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV", raw: "pending") {
            $0.instructions = Samples.transfer()
        }
        story.pass(minutes: 12)
        story.record(
            .hint(Hint(attempt: nil, gatewayNumber: "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV")),
            digest: String(repeating: "a1", count: 32))
        story.report(
            "01JGFJJZ00KRYPTO000001", .underpaid, number: "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV", raw: "insufficient_not_refunded"
        ) {
            $0.tokens = Samples.movement(received: "40")
        }
        story.pass(minutes: 25 * 60)
        story.lookAtClock()
        story.work = [
            item(.clock("shop-1002"), .done),
            item(.check("01JGFJJZ00KRYPTO000001"), .waiting, failures: 1, minutes: 26 * 60),
        ]
        return story.desk()
    }()

    static let parked: DeskOrderModel = {
        var story = Story("shop-1003")
        story.attempt("A1", .card)
        story.record(.start(StartOutcome(attempt: "A1", outcome: .unknown)))
        story.attempt("A2", .stablecoin, at: "kryptogo")
        story.record(.start(StartOutcome(attempt: "A2", outcome: .refused)))
        story.report("A1", .unrecognized, raw: "SUCCESS/77")
        story.report("A1", .paid)
        story.record(.refund(CheckoutStories.refund(.twd(500), .pending)))
        story.decide(.accept, text: "已確認入帳")
        story.work = [
            item(.check("A1"), .parked, failures: 9), item(.check("A2"), .waiting, minutes: 3),
            item(.delivery(order: "shop-1003", sequence: 2, to: "shop"), .parked, failures: 10),
            item(.apply("shop-1003"), .waiting), item(.clock("shop-1003"), .waiting, minutes: 24 * 60),
        ]
        return story.desk()
    }()

    static func item(_ subject: WorkSubject, _ state: WorkItem.State, failures: Int = 0, minutes: Int64 = 0) -> WorkItem {
        WorkItem(
            subject: subject, order: "shop-1001", state: state, due: Story.start.adding(seconds: minutes * 60),
            failures: failures,
            lease: nil)
    }

    static let orders: DeskOrdersModel = {
        let rows: [(OrderID, OrderStatus, Money, [String])] = [
            ("shop-1007", .open, .twd(880), []), ("shop-1006", .processing, .twd(12_600), []),
            ("shop-1005", .partiallyPaid, .twd(1500), []), ("shop-1004", .paid, .twd(1500), ["excess", "paidTwice"]),
            ("shop-1003", .review, .twd(249_000), ["late"]), ("shop-1002", .expired, .twd(300), []),
            ("invoice:2026-01.0001_with-a-rather-long-name-from-elsewhere", .canceled, .twd(99), []),
        ]
        let summaries = rows.enumerated().map { index, row in
            let created = Story.start.adding(seconds: -3600 * Int64(index))
            return OrderSummary(
                id: row.0, status: row.1, due: row.2, deadline: created.adding(seconds: 86_400), sequence: index,
                createdAt: created, changedAt: created.adding(seconds: 600), attention: row.3)
        }
        return DeskOrdersModel(
            query: DeskQuery(), page: OrderPage(orders: summaries, next: "c-7"), gateways: ["kryptogo", "payuni"])
    }()
}
