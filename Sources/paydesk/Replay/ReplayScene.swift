internal import Payments

/// One order's story, told by recorded messages.
struct ReplayScene {
    struct Step {
        enum Action {
            /// A recorded case's message, read by the adapter it is for. `at` is minutes after the order was opened.
            case message(file: String, operation: String)
            /// The same, with one digit of its hash changed on the way.
            case forged(file: String)
            case clock
        }

        let say: String
        let at: Int64
        let action: Action
    }

    let title: String
    let gateway: String
    let order: Order
    let opened: Timestamp
    let steps: [Step]

    static let all = [atm, declinedCard, misdirected, stablecoin]

    private static func order(
        _ id: OrderID, _ number: AttemptNumber, _ due: Money, _ gateway: GatewayID, opened: Int64, days: Int64
    ) -> Order {
        Order(
            id: id, due: due, deadline: Timestamp(seconds: opened).adding(seconds: days * 86_400),
            attempts: [Attempt(number: number, gateway: gateway, amount: due)])
    }

    private static let newYear: Int64 = 1_767_225_660
    private static let day: Int64 = 1440

    static let atm = ReplayScene(
        title: "ATM transfer: two notifies, one forged, one doubled, one late", gateway: "payuni",
        order: order("shop-1001", "ORD-20260101-002", .twd(1500), "payuni", opened: newYear, days: 7),
        opened: Timestamp(seconds: newYear),
        steps: [
            Step(
                say: "PAYUNi issued an account number; SUCCESS here is not a payment", at: 1,
                action: .message(file: "payuni/cases/notify/sample-notify-atm-number-issued.json", operation: "notify")),
            Step(
                say: "somebody posts a changed copy of a paid notify", at: 5,
                action: .forged(file: "payuni/cases/notify/sample-notify-atm-paid.json")),
            Step(
                say: "the transfer arrived", at: day + 130,
                action: .message(file: "payuni/cases/notify/sample-notify-atm-paid.json", operation: "notify")),
            Step(
                say: "the same notify again", at: day + 140,
                action: .message(file: "payuni/cases/notify/sample-notify-atm-paid.json", operation: "notify")),
            Step(
                say: "an expiry notify turns up afterwards", at: 8 * day,
                action: .message(file: "payuni/cases/notify/sample-notify-atm-expired.json", operation: "notify")),
            Step(
                say: "the confirming query", at: 8 * day + 1,
                action: .message(file: "payuni/cases/query/sample-query-atm-paid.json", operation: "query")),
        ])

    static let declinedCard = ReplayScene(
        title: "A declined card leaves the order open; UNKNOWN is neither yes nor no", gateway: "payuni",
        order: order("shop-1002", "ORD-20260101-001", .twd(1200), "payuni", opened: newYear, days: 1),
        opened: Timestamp(seconds: newYear),
        steps: [
            Step(
                say: "the bank did not answer within 60 seconds", at: 2,
                action: .message(file: "payuni/cases/notify/sample-notify-credit-unknown.json", operation: "notify")),
            Step(
                say: "the issuer declined after all", at: 5,
                action: .message(file: "payuni/cases/notify/sample-notify-credit-failed.json", operation: "notify")),
            Step(
                say: "the payer tries again with Apple Pay", at: 9,
                action: .message(file: "payuni/cases/notify/sample-notify-applepay-foreign-paid.json", operation: "notify")),
        ])

    static let misdirected = ReplayScene(
        title: "A transfer of the wrong amount: PAYUNi books it under a number of its own", gateway: "payuni",
        order: order("shop-1003", "ORD-20260101-002", .twd(1500), "payuni", opened: newYear, days: 7),
        opened: Timestamp(seconds: newYear),
        steps: [
            Step(
                say: "1,400 arrived instead of 1,500", at: day,
                action: .message(file: "payuni/cases/notify/sample-notify-atm-paid-mismatch.json", operation: "notify"))
        ])

    static let stablecoin = ReplayScene(
        title: "USDT: an unsigned callback is only a hint; short money is not paid", gateway: "kryptogo",
        order: order("shop-1004", "uid_12345", Money.twd(300), "kryptogo", opened: 1_733_809_554, days: 1),
        opened: Timestamp(seconds: 1_733_809_554),
        steps: [
            Step(
                say: "a callback says success; nobody signed it", at: 1,
                action: .message(
                    file: "kryptogo/cases/callback/sample-callback.success.implementation-guide.verbatim.json",
                    operation: "callback")),
            Step(
                say: "so we ask: still waiting for the payer", at: 2,
                action: .message(file: "kryptogo/cases/query/sample-intent.pending.response.derived.json", operation: "query")),
            Step(
                say: "the payer sent 5.00 of 9.23", at: 14,
                action: .message(
                    file: "kryptogo/cases/query/sample-intent.insufficient-not-refunded.response.derived.json", operation: "query"
                )),
            Step(
                say: "KryptoGO sent the short money back", at: 16,
                action: .message(
                    file: "kryptogo/cases/query/sample-intent.insufficient-refunded.response.derived.json", operation: "query")),
            Step(say: "the day is over", at: day + 1, action: .clock),
        ])
}
