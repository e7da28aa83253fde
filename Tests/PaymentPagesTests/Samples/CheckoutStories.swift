import PaymentPages
import Payments

/// Every situation in which a payer may see the page, by name.
enum CheckoutStories {
    static let all: [(name: String, model: CheckoutModel)] = waiting + several + under + done + over

    static func named(_ name: String) -> CheckoutModel? { all.first { $0.name == name }?.model }

    static func told(_ change: (inout Story) -> Void) -> CheckoutModel {
        var story = Story()
        change(&story)
        return story.checkout()
    }

    private static let waiting: [(name: String, model: CheckoutModel)] = [
        ("open", told { _ in }),
        ("open-usd", Story(due: Money("12.5", "USD") ?? .twd(1)).checkout { $0.methods = [Samples.methods[5]] }),
        ("no-method", Story().checkout { $0.methods = [] }),
        (
            "token",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .awaitingPayer) { $0.instructions = Samples.transfer() }
                story.pass(minutes: 3)
            }
        ),
        (
            "token-other-chain",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                let amount = Samples.token("47.61", chain: "tron", contract: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
                story.report("A1", .awaitingPayer) {
                    $0.instructions = Samples.transfer(amount, to: "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC")
                }
            }
        ),
        (
            "token-over",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .awaitingPayer) { $0.instructions = Samples.transfer() }
                story.pass(minutes: 31)
            }
        ),
        (
            "atm",
            told { story in
                story.attempt("A1", .atm)
                story.report("A1", .awaitingPayer, by: .sealedCallback) { $0.instructions = Samples.bank() }
            }
        ),
        (
            "store",
            told { story in
                story.attempt("A1", .storeCode)
                story.report("A1", .awaitingPayer, by: .sealedCallback) { $0.instructions = Samples.store }
            }
        ),
        (
            "redirect",
            told { story in
                story.attempt("A1", .linePay)
                story.report("A1", .awaitingPayer) { $0.instructions = Samples.redirect }
            }
        ),
        (
            "several",
            told { story in
                story.attempt("A1", .atm)
                story.report("A1", .awaitingPayer, by: .sealedCallback) { $0.instructions = Samples.bank() }
                story.attempt("A2", .stablecoin, at: "kryptogo")
                story.report("A2", .awaitingPayer) { $0.instructions = Samples.transfer() }
            }
        ),
        ("sent-away", told { $0.attempt("A1", .card) }),
        (
            "declined",
            told { story in
                story.attempt("A1", .card)
                story.report("A1", .failed, by: .sealedCallback)
            }
        ),
        (
            "attempt-canceled",
            told { story in
                story.attempt("A1", .atm)
                story.report("A1", .canceled)
            }
        ),
        (
            "attempt-expired",
            told { story in
                story.attempt("A1", .storeCode)
                story.report("A1", .expired) { $0.instructions = Samples.store }
            }
        ),
        (
            "unknown-outcome",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.record(.start(StartOutcome(attempt: "A1", outcome: .unknown)))
            }
        ),
        (
            "returned",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .returned) { $0.tokens = Samples.movement(received: "40", returned: "39.5") }
            }
        ),
        ("deadline-over", told { $0.pass(minutes: 24 * 60 + 1) }),
    ]

    private static let under: [(name: String, model: CheckoutModel)] = [
        (
            "processing",
            told { story in
                story.attempt("A1", .card)
                story.report("A1", .processing, by: .sealedCallback)
            }
        ),
        (
            "unconfirmed",
            {
                var story = Story(policies: OrderPolicies(confirmation: .always))
                story.attempt("A1", .card)
                story.report("A1", .paid, by: .sealedCallback)
                return story.checkout()
            }()
        ),
        (
            "partially-paid-token",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .underpaid) {
                    $0.tokens = Samples.movement(received: "40")
                    $0.instructions = Samples.transfer()
                }
            }
        ),
        (
            "partially-paid",
            told { story in
                story.attempt("A1", .card, amount: .twd(1000))
                story.report("A1", .paid)
            }
        ),
    ]

    private static let done: [(name: String, model: CheckoutModel)] = [
        (
            "paid",
            told { story in
                story.attempt("A1", .card)
                story.report("A1", .paid)
            }
        ),
        (
            "paid-twice",
            told { story in
                for number in ["A1", "A2"] as [AttemptNumber] {
                    story.attempt(number, .card)
                    story.report(number, .paid)
                }
            }
        ),
        (
            "paid-beside-short",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .underpaid) { $0.tokens = Samples.movement(received: "40") }
                story.attempt("A2", .card)
                story.report("A2", .paid)
            }
        ),
        (
            "paid-too-much",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .paid) { $0.tokens = Samples.movement(received: "50") }
            }
        ),
        (
            "partly-refunded",
            told { story in
                story.attempt("A1", .card)
                story.report("A1", .paid)
                story.record(.refund(refund(.twd(500), .succeeded)))
            }
        ),
        (
            "refund-pending",
            told { story in
                story.attempt("A1", .card)
                story.report("A1", .paid)
                story.record(.refund(refund(.twd(1500), .submitted)))
            }
        ),
        (
            "refunded",
            told { story in
                story.attempt("A1", .card)
                story.report("A1", .paid)
                story.record(.refund(refund(.twd(1500), .succeeded)))
            }
        ),
    ]

    static func refund(_ amount: Money, _ status: Refund.Status) -> RefundStatement {
        RefundStatement(
            number: "R1", transaction: TransactionKey(attempt: "A1", gatewayNumber: "T-A1"), kind: .card, amount: amount,
            status: status)
    }

    private static let over: [(name: String, model: CheckoutModel)] = [
        (
            "review-late",
            told { story in
                story.attempt("A1", .atm)
                story.pass(minutes: 25 * 60)
                story.lookAtClock()
                story.report("A1", .paid)
            }
        ),
        (
            "review-short",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .underpaid) { $0.tokens = Samples.movement(received: "40") }
                story.pass(minutes: 25 * 60)
                story.lookAtClock()
            }
        ),
        (
            "review-wrong-amount",
            told { story in
                story.attempt("A1", .atm)
                story.report("A1", .paid) { $0.amount = .twd(1400) }
            }
        ),
        (
            "review-after-cancel",
            told { story in
                story.attempt("A1", .atm)
                story.decide(.cancel, text: "缺貨")
                story.pass(minutes: 5)
                story.report("A1", .paid)
            }
        ),
        (
            "review-contradiction",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .paid)
                story.report("A1", .returned)
            }
        ),
        (
            "expired",
            told { story in
                story.attempt("A1", .atm)
                story.report("A1", .awaitingPayer) { $0.instructions = Samples.bank() }
                story.pass(minutes: 25 * 60)
                story.lookAtClock()
            }
        ),
        (
            "expired-returned",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .returned) { $0.tokens = Samples.movement(received: "40", returned: "39.5") }
                story.pass(minutes: 25 * 60)
                story.lookAtClock()
            }
        ),
        (
            "expired-refunded",
            told { story in
                story.attempt("A1", .atm)
                story.pass(minutes: 25 * 60)
                story.lookAtClock()
                story.report("A1", .paid)
                story.record(.refund(refund(.twd(1500), .succeeded)))
            }
        ),
        (
            "expired-undecided",
            told { story in
                story.attempt("A1", .card)
                story.report("A1", .processing)
                story.pass(minutes: 25 * 60)
                story.lookAtClock()
            }
        ),
        (
            "canceled",
            told { story in
                story.attempt("A1", .card)
                story.decide(.cancel, text: "客人要求")
            }
        ),
    ]
}
