internal import Payments
internal import StrictJSON

/// Renders what an adapter said as the JSON that `expect` speaks, with every key present, so that an expectation nobody can
/// meet is a typing error and not a silence.
enum Snapshot {
    static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    static func money(_ money: Money?) -> JSONValue { optional(money?.description) }
    static func decimal(_ decimal: ExactDecimal?) -> JSONValue { optional(decimal?.description) }
    /// Unix seconds.
    static func time(_ time: Timestamp?) -> JSONValue { time.map { .integer($0.seconds) } ?? .null }

    static func report(_ report: GatewayReport) -> JSONValue {
        ["attempt": optional(report.attempt?.text), "transactions": .array(report.transactions.map(transaction))]
    }

    static func transaction(_ report: TransactionReport) -> JSONValue {
        [
            "claim": .string(report.claim.rawValue),
            "gatewayNumber": .string(report.gatewayNumber.text),
            "attemptNumber": optional(report.attemptNumber?.text),
            "raw": .string(report.raw),
            "amount": money(report.amount),
            "method": optional(report.method?.text),
            "paidAt": time(report.paidAt),
            "instructions": report.instructions.map { instructions($0, opened: nil) } ?? .null,
            "tokens": report.tokens.map(tokens) ?? .null,
            "settlement": report.settlement.map(settlement) ?? .null,
            "notices": .array(report.notices.map(notice)),
            "details": object(report.details.map { FixtureField($0.name, $0.value) }),
        ]
    }

    /// The word, with its detail behind a colon: `mismatch:fiat_amount`.
    static func notice(_ notice: TransactionReport.Notice) -> JSONValue {
        .string(notice.word + (notice.detail.map { ":" + $0 } ?? ""))
    }

    static func object(_ fields: [FixtureField]) -> JSONValue {
        .object(JSONObject(fields.map { ($0.name, JSONValue.string($0.value)) }))
    }

    static func tokens(_ movement: TransactionReport.TokenMovement) -> JSONValue {
        [
            "chain": .string(movement.token.chain), "contract": .string(Token.canonicalAddress(movement.token.contract)),
            "symbol": .string(movement.token.symbol), "decimals": .integer(movement.token.decimals),
            "asked": decimal(movement.asked), "received": decimal(movement.received), "net": decimal(movement.net),
            "returned": decimal(movement.returned), "paymentHash": optional(movement.paymentHash),
            "returnHash": optional(movement.returnHash),
        ]
    }

    static func settlement(_ settlement: TransactionReport.Settlement) -> JSONValue {
        [
            "capture": optional(settlement.capture?.word), "captured": money(settlement.captured),
            "refunded": money(settlement.refunded), "refundPending": .bool(settlement.refundPending),
            "unrecognizedRefund": optional(settlement.unrecognizedRefund), "refundable": money(settlement.refundable),
        ]
    }

    /// - Parameter opened: what a form's envelope holds, where the gateway has one.
    static func instructions(_ instructions: PaymentInstructions, opened: SealedMessage?) -> JSONValue {
        switch instructions {
        case .form(let form):
            [
                "kind": "form", "action": .string(form.action.text),
                "fields": object(form.fields.map { FixtureField($0.name, $0.value) }),
                "opened": opened.map { object($0.inner) } ?? .null, "deadline": time(form.deadline),
            ]
        case .token(let token):
            [
                "kind": "token", "address": .string(token.address), "amount": decimal(token.amount.amount),
                "chain": .string(token.amount.token.chain),
                "contract": .string(Token.canonicalAddress(token.amount.token.contract)),
                "symbol": .string(token.amount.token.symbol), "decimals": .integer(token.amount.token.decimals),
                "deadline": time(token.deadline),
            ]
        case .bankTransfer(let transfer):
            [
                "kind": "bankTransfer", "bankCode": .string(transfer.bankCode), "account": .string(transfer.account),
                "amount": money(transfer.amount), "deadline": time(transfer.deadline),
            ]
        case .storeCode(let code):
            [
                "kind": "storeCode", "store": optional(code.store), "code": .string(code.code), "amount": money(code.amount),
                "deadline": time(code.deadline),
            ]
        case .redirect(let redirect):
            ["kind": "redirect", "url": .string(redirect.url.text), "deadline": time(redirect.deadline)]
        }
    }

    static func error(_ error: GatewayError) -> JSONValue {
        var retryAfter: JSONValue = .null
        var shortfall: JSONValue = .null
        if case .rateLimited(let seconds?) = error.kind { retryAfter = .integer(seconds) }
        if case .insufficientBalance(let amount) = error.kind { shortfall = decimal(amount) }
        return [
            "code": .string(error.kind.code), "gatewayCode": optional(error.gatewayCode), "field": optional(error.kind.field),
            "advice": .string(error.advice.rawValue), "operation": .string(error.operation), "retryAfterSeconds": retryAfter,
            "shortfall": shortfall,
        ]
    }

    static func rejection(_ rejection: CallbackRejection) -> JSONValue {
        ["code": .string(rejection.code), "field": optional(rejection.field), "status": .integer(rejection.status)]
    }

    static func acknowledgement(_ answer: CallbackAnswer) -> JSONValue {
        ["status": .integer(answer.status), "contentType": .string(answer.contentType), "body": .string(answer.body)]
    }
}
