import StrictJSON

@testable import Payments

/// Values with every member set and every case met, for tests of documents.
enum Everything {
    static let url = WebURL(knownHost: "pay.example.tw")
    static let time = Timestamp(milliseconds: 1_767_225_600_123)
    static let dollars = Money(Scene.decimal("12.5"), .usd)
    static let amount = TokenAmount(Scene.decimal("9.23"), Scene.usdt)

    static let instructions: [PaymentInstructions] = [nil, time].flatMap { (deadline: Timestamp?) -> [PaymentInstructions] in
        [
            .form(
                .init(
                    action: url.appending(knownPath: "upp"),
                    fields: [.init(name: "MerID", value: "S1"), .init(name: "", value: ""), .init(name: "MerID", value: "你好\n")],
                    deadline: deadline)),
            .form(.init(action: url, fields: [])),
            .token(.init(address: "0xAbC", amount: amount, deadline: deadline)),
            .bankTransfer(.init(bankCode: "012", account: "00123", amount: Scene.due, deadline: deadline)),
            .storeCode(.init(store: "SEVEN", code: "0012", amount: Scene.due, deadline: deadline)),
            .storeCode(.init(store: nil, code: "0012", amount: dollars, deadline: deadline)),
            .redirect(.init(url: url, deadline: deadline)),
        ]
    }

    static let captures: [CaptureStatus] = [
        .notRequested, .requested, .inProgress, .captured, .canceled, .unknown("9"), .unknown(""), .unknown("captured"),
        .unknown("unknown:9"),
    ]

    static let settlements: [TransactionReport.Settlement] =
        [
            .init(), .init(refundPending: true),
            .init(capture: .captured, captured: Scene.due, refunded: .twd(100), refundPending: true, refundable: .twd(200)),
            .init(refundPending: true, unrecognizedRefund: "5"), .init(unrecognizedRefund: ""),
        ] + captures.map { .init(capture: $0) }

    static let movements: [TransactionReport.TokenMovement] = [
        Scene.movement(asked: "9.23"),
        .init(
            token: Scene.token("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", ""), asked: Scene.decimal("9.23"),
            received: Scene.decimal("9"),
            net: Scene.decimal("8.9"), returned: Scene.decimal("0.1"), paymentHash: "0xfeed", returnHash: "0xbeef"),
    ]

    static let notices: [TransactionReport.Notice] = [
        .reassigned(to: "N-1"), .reassigned(to: ""), .mismatch(field: "token_address"), .mismatch(field: ""), .queryDue,
        .discounted,
    ]

    static var full: TransactionReport {
        TransactionReport(
            gatewayNumber: "T-1", attemptNumber: "A-1", claim: .paid, raw: "SUCCESS/1", amount: Scene.due, method: .card,
            paidAt: time,
            instructions: instructions[0], tokens: movements[1], settlement: settlements[2], notices: notices,
            details: [.init("Card4No", "9522"), .init("銀行", "國泰 \"世華\"")])
    }

    static var reports: [TransactionReport] {
        var reports = [full] + Claim.allCases.map { TransactionReport(gatewayNumber: "T-1", claim: $0, raw: "") }
        func add<Element>(_ elements: [Element], _ set: (inout TransactionReport, Element) -> Void) {
            for element in elements {
                var report = TransactionReport(gatewayNumber: "T-1", claim: .paid, raw: "1")
                set(&report, element)
                reports.append(report)
            }
        }
        add(instructions) { $0.instructions = $1 }
        add(settlements) { $0.settlement = $1 }
        add(movements) { $0.tokens = $1 }
        add(notices) { $0.notices = [$1] }
        return reports
    }

    static var statements: [Statement] {
        var statements: [Statement] = [.clock]
        for verification in VerifiedReport.Verification.allCases {
            statements.append(.report(VerifiedReport(attempt: "A-1", report: full, verification: verification)))
        }
        for attempt: AttemptNumber? in [nil, "A-1"] {
            for number: GatewayNumber? in [nil, "T-1"] {
                statements.append(.hint(Hint(attempt: attempt, gatewayNumber: number)))
            }
        }
        statements += StartOutcome.Outcome.allCases.map { .start(StartOutcome(attempt: "A-1", outcome: $0)) }
        for kind in Decision.Kind.allCases {
            statements.append(.decision(Decision(number: 1, kind: kind, by: "mei")))
            statements.append(
                .decision(Decision(number: 1_000_000, kind: kind, by: "mei", text: "a \"word\"", request: "shop/k-1")))
        }
        for kind in Refund.Kind.allCases {
            for status in Refund.Status.allCases {
                statements.append(
                    .refund(
                        RefundStatement(
                            number: "R-1", transaction: TransactionKey(attempt: "A-1", gatewayNumber: "T-1"), kind: kind,
                            amount: dollars, status: status)))
            }
        }
        return statements
    }

    static var orders: [Order] {
        let confirmations: [OrderPolicies.Confirmation] = [.callbackIsEnough, .always, .above(dollars)]
        return confirmations.flatMap { confirmation in
            OrderPolicies.Late.allCases.flatMap { late in
                OrderPolicies.Over.allCases.flatMap { over in
                    OrderPolicies.AfterCancel.allCases.map { afterCancel in
                        Scene.order(
                            policies: OrderPolicies(
                                late: late, over: over, afterCancel: afterCancel, confirmation: confirmation,
                                toleranceBasisPoints: 10_000, graceSeconds: 31_622_400), amounts: [dollars, Scene.due])
                    }
                }
            }
        }
    }
}
