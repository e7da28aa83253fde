import Payments

/// One order of 300 TWD, due in an hour, with two attempts; and short ways to say evidence about it.
enum Scene {
    static let start = Timestamp(seconds: 1_767_225_600)
    static let deadline = start.adding(seconds: 3600)
    static let due = Money.twd(300)
    static let first: AttemptNumber = "A-1"
    static let second: AttemptNumber = "A-2"

    static let usdt = token("0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", "USDT")

    static func token(_ contract: String, _ symbol: String) -> Token {
        guard let token = Token(chain: "arb", contract: contract, symbol: symbol, decimals: 6) else { preconditionFailure() }
        return token
    }

    static func decimal(_ text: String) -> ExactDecimal {
        guard let value = ExactDecimal(text) else { preconditionFailure(text) }
        return value
    }

    static func order(policies: OrderPolicies = OrderPolicies(graceSeconds: 600), amounts: [Money] = [due, due]) -> Order {
        Order(
            id: "O-1", due: due, deadline: deadline, policies: policies,
            attempts: zip([first, second], amounts).map { Attempt(number: $0, gateway: "payuni", amount: $1, method: .card) })
    }

    /// Minutes after the order was opened; the deadline is at 60, grace ends at 70.
    static func at(_ minutes: Int64) -> Timestamp { start.adding(seconds: minutes * 60) }

    static func said(
        _ claim: Claim, by verification: VerifiedReport.Verification = .query, at minutes: Int64, attempt: AttemptNumber = first,
        number: GatewayNumber = "T-1", amount: Money? = due, paidAt: Int64? = nil, raw: String? = nil,
        tokens: TransactionReport.TokenMovement? = nil, settlement: TransactionReport.Settlement? = nil,
        notices: [TransactionReport.Notice] = [], instructions: PaymentInstructions? = nil, method: PaymentMethod? = nil
    ) -> Evidence {
        let report = TransactionReport(
            gatewayNumber: number, attemptNumber: attempt, claim: claim, raw: raw ?? claim.rawValue, amount: amount,
            method: method, paidAt: paidAt.map(at), instructions: instructions, tokens: tokens, settlement: settlement,
            notices: notices)
        return Evidence(
            .report(VerifiedReport(attempt: attempt, report: report, verification: verification)), receivedAt: at(minutes))
    }

    static func clock(_ minutes: Int64) -> Evidence { Evidence(.clock, receivedAt: at(minutes)) }

    static func decided(_ kind: Decision.Kind, number: Int, at minutes: Int64) -> Evidence {
        Evidence(.decision(Decision(number: number, kind: kind, by: "mei")), receivedAt: at(minutes))
    }

    static func refunded(
        _ amount: Money, _ status: Refund.Status, refund: RefundNumber = "R-1", number: GatewayNumber = "T-1", at minutes: Int64
    ) -> Evidence {
        Evidence(
            .refund(
                RefundStatement(
                    number: refund, transaction: TransactionKey(attempt: first, gatewayNumber: number), kind: .card,
                    amount: amount, status: status)),
            receivedAt: at(minutes))
    }

    static func movement(asked: String, received: String? = nil, returned: String? = nil) -> TransactionReport.TokenMovement {
        TransactionReport.TokenMovement(
            token: usdt, asked: decimal(asked), received: received.map(decimal), returned: returned.map(decimal))
    }
}
