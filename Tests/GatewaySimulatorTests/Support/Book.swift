import GatewaySimulator
import Payments

/// One order's evidence as a merchant's server would gather it: messages, answers to queries, and the clock.
struct Book {
    let shop: Shop
    var history: OrderHistory
    /// What is known of each attempt, to ask about it.
    var references: [AttemptNumber: AttemptReference] = [:]

    init(_ shop: Shop, due: Money, deadlineSeconds: Int64 = 10_800, policies: OrderPolicies = OrderPolicies()) {
        self.shop = shop
        history = OrderHistory(
            Order(
                id: "order-1", due: due, deadline: shop.time.now().adding(seconds: deadlineSeconds), policies: policies))
    }

    var status: OrderStatus { history.snapshot.state.status }
    var state: OrderState { history.snapshot.state }

    mutating func note(_ statement: Statement) {
        _ = history.record(Evidence(statement, receivedAt: shop.time.now()))
    }

    mutating func start(_ number: AttemptNumber, _ method: PaymentMethod) async -> WriteOutcome<AttemptStart> {
        let amount = history.order.due
        let gateway = shop.gateway(for: method)
        _ = history.add(Attempt(number: number, gateway: gateway.id, amount: amount, method: method), at: shop.time.now())
        references[number] = AttemptReference(number: number, amount: amount)
        let outcome = await shop.start(number, amount, method)
        switch outcome {
        case .done(let start):
            guard let report = start.report else { break }
            if method == .stablecoin {
                references[number] = AttemptReference(
                    number: number, gatewayNumber: report.gatewayNumber, amount: amount, token: report.tokens?.token)
            }
            note(.report(VerifiedReport(attempt: number, report: report, verification: .query)))
        case .unknown: note(.start(StartOutcome(attempt: number, outcome: .unknown)))
        case .refused: note(.start(StartOutcome(attempt: number, outcome: .refused)))
        }
        return outcome
    }

    /// Takes in what is due, and answers it as a careful server does.
    mutating func takeMessages() async {
        for message in shop.simulator.takeMessages() {
            let gateway: any PaymentGateway = message.kind == .callback ? shop.kryptogo : shop.payuni
            do throws(CallbackRejection) {
                switch try gateway.read(message.callback) {
                case .authenticated(let report):
                    for transaction in report.transactions {
                        guard let number = report.attempt, references[number] != nil else { continue }
                        note(
                            .report(
                                VerifiedReport(
                                    attempt: number, report: transaction,
                                    verification: message.kind == .browserReturn ? .browserReturn : .sealedCallback)))
                    }
                case .hint(let id):
                    let known = references.values.first { $0.gatewayNumber == id }
                    if let known { await ask(known.number, of: .stablecoin) }
                case .unrelated: break
                }
                shop.simulator.acknowledge(message, status: 200)
            } catch {
                shop.simulator.acknowledge(message, status: error.status)
            }
        }
    }

    /// Asks; an error is no answer.
    mutating func ask(_ number: AttemptNumber, of method: PaymentMethod) async {
        guard let reference = references[number] else { return }
        guard let report = try? await shop.gateway(for: method).query(reference) else { return }
        for transaction in report.transactions {
            note(.report(VerifiedReport(attempt: number, report: transaction, verification: .query)))
        }
    }
}
