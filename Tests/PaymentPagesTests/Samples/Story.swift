import PaymentPages
import Payments

/// One order as it happens, told from evidence, so that no page is tested with a state that cannot be.
struct Story {
    /// 2026-01-01 08:00:00 in Taipei.
    static let start = Timestamp(seconds: 1_767_225_600)
    static let token: OrderToken = "tok"

    private(set) var history: OrderHistory
    private(set) var journal: [JournalEntry] = []
    var now = Story.start
    var work: [WorkItem] = []
    private var decisions = 0

    init(
        _ id: OrderID = "shop-1001", due: Money = .twd(1500), hours: Int64 = 24, policies: OrderPolicies = OrderPolicies()
    ) {
        history = OrderHistory(
            Order(id: id, due: due, deadline: Self.start.adding(seconds: hours * 3600), policies: policies))
    }

    var order: Order { history.order }

    mutating func pass(minutes: Int64) { now = now.adding(seconds: minutes * 60) }

    mutating func attempt(
        _ number: AttemptNumber, _ method: PaymentMethod, at gateway: GatewayID = "payuni", amount: Money? = nil
    ) {
        let attempt = Attempt(number: number, gateway: gateway, amount: amount ?? order.due, method: method)
        _ = history.add(attempt, at: now)
        journal.append(JournalEntry(position: journal.count + 1, at: now, fact: .attempt(attempt)))
    }

    mutating func record(_ statement: Statement, digest: String? = nil) {
        let evidence = Evidence(statement, receivedAt: now, digest: digest)
        _ = history.record(evidence)
        journal.append(JournalEntry(position: journal.count + 1, at: now, fact: .evidence(evidence)))
    }

    mutating func report(
        _ attempt: AttemptNumber, _ claim: Claim, by verification: VerifiedReport.Verification = .query, number: String? = nil,
        raw: String = "SUCCESS", change: (inout TransactionReport) -> Void = { _ in }
    ) {
        var report = TransactionReport(
            gatewayNumber: GatewayNumber(number ?? "T-\(attempt)"), attemptNumber: attempt, claim: claim, raw: raw)
        if claim == .paid {
            report.amount = order.attempts.first { $0.number == attempt }?.amount ?? order.due
            report.paidAt = now
        }
        change(&report)
        let digest = verification == .query ? nil : String(repeating: "5f2a90c1", count: 8)
        record(.report(VerifiedReport(attempt: attempt, report: report, verification: verification)), digest: digest)
    }

    mutating func decide(_ kind: Decision.Kind, by name: String = "mei@shop.example", text: String = "") {
        decisions += 1
        record(.decision(Decision(number: decisions, kind: kind, by: name, text: text)))
    }

    mutating func lookAtClock() { record(.clock) }

    func checkout(_ change: (inout CheckoutModel) -> Void = { _ in }) -> CheckoutModel {
        var model = CheckoutModel(
            token: Self.token, order: order, snapshot: history.snapshot, description: "手沖壺與濾紙組 Pour-over set",
            merchant: "山上茶行", methods: Samples.methods, called: called, returnURL: WebURL("https://shop.example/orders/1001"),
            now: now)
        change(&model)
        return model
    }

    /// As desks are set up whose ATM numbers and store codes are taken on the gateway's page.
    private var called: Set<AttemptNumber> { Set(order.attempts.filter { $0.gateway == "kryptogo" }.map(\.number)) }

    func desk(_ change: (inout DeskOrderModel) -> Void = { _ in }) -> DeskOrderModel {
        var model = DeskOrderModel(
            order: order, snapshot: history.snapshot, description: "手沖壺與濾紙組 Pour-over set", payerEmail: "payer@example.com",
            returnURL: WebURL("https://shop.example/orders/1001"), metadata: ["cart": "88-21", "channel": "web"],
            token: Self.token, createdAt: Self.start, journal: journal, work: work, now: now)
        change(&model)
        return model
    }
}
