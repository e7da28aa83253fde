import PaymentPages
import Payments

extension CheckoutStories {
    /// Orders at which more than one thing was tried, and one that is just being tried.
    static let several: [(name: String, model: CheckoutModel)] = [
        ("preparing", told { $0.attempt("A1", .stablecoin, at: "kryptogo") }),
        (
            "number-then-page",
            told { story in
                number(&story, "A1")
                story.attempt("A2", .card)
            }
        ),
        (
            "number-then-declined",
            told { story in
                number(&story, "A1")
                story.attempt("A2", .card)
                story.report("A2", .failed, by: .sealedCallback)
            }
        ),
        ("declined-then-number-there", told { declinedThenNumber(&$0) }),
        (
            "declined-then-number-over",
            told { story in
                declinedThenNumber(&story)
                story.pass(minutes: 16 * 60)
            }
        ),
        (
            "number-then-preparing",
            told { story in
                number(&story, "A1")
                story.attempt("A2", .stablecoin, at: "kryptogo")
            }
        ),
        (
            "page-then-number",
            told { story in
                story.attempt("A1", .card)
                number(&story, "A2")
            }
        ),
        (
            "page-then-declined",
            told { story in
                story.attempt("A1", .card)
                story.attempt("A2", .linePay)
                story.report("A2", .failed, by: .sealedCallback)
            }
        ),
        (
            "unknown-then-page",
            told { story in
                unanswered(&story, "A1")
                story.attempt("A2", .card)
            }
        ),
        (
            "unknown-then-declined",
            told { story in
                unanswered(&story, "A1")
                story.attempt("A2", .card)
                story.report("A2", .failed, by: .sealedCallback)
            }
        ),
        (
            "page-then-unknown",
            told { story in
                story.attempt("A1", .card)
                unanswered(&story, "A2")
            }
        ),
        (
            "processing-then-number",
            told { story in
                number(&story, "A1")
                story.attempt("A2", .card)
                story.report("A2", .processing, by: .sealedCallback)
                story.attempt("A3", .storeCode)
                story.report("A3", .awaitingPayer, by: .sealedCallback) { $0.instructions = Samples.store }
            }
        ),
        (
            "partially-paid-then-page",
            told { story in
                story.attempt("A1", .card, amount: .twd(1000))
                story.report("A1", .paid)
                story.attempt("A2", .card, amount: .twd(500))
            }
        ),
        (
            "partially-paid-then-processing",
            told { story in
                story.attempt("A1", .stablecoin, at: "kryptogo")
                story.report("A1", .underpaid) { $0.tokens = Samples.movement(received: "40") }
                story.attempt("A2", .card)
                story.report("A2", .processing, by: .sealedCallback)
            }
        ),
        ("many", told { many(&$0, 5) }),
        (
            "taken-on",
            told { story in
                story.attempt("A1", .jkoPay, at: "kryptogo")
                story.report("A1", .awaitingPayer)
            }
        ),
    ]

    /// The same way chosen over and over, each with an address of its own.
    static func many(_ story: inout Story, _ count: Int) {
        for number in 1...count {
            let attempt = AttemptNumber("A\(number)")
            story.attempt(attempt, .stablecoin, at: "kryptogo")
            let digits = String(number)
            let address = "0x" + String(repeating: "a", count: 40 - digits.utf8.count) + digits
            story.report(attempt, .awaitingPayer) { $0.instructions = Samples.transfer(to: address) }
        }
    }

    /// An account to transfer to.
    private static func number(_ story: inout Story, _ attempt: AttemptNumber) {
        story.attempt(attempt, .atm)
        story.report(attempt, .awaitingPayer, by: .sealedCallback) { $0.instructions = Samples.bank() }
    }

    /// On a page that keeps its payer a card is declined, and an account is taken.
    private static func declinedThenNumber(_ story: inout Story) {
        story.attempt("A1", .payerChooses)
        story.report("A1", .failed, by: .sealedCallback, number: "T-1")
        story.report("A1", .awaitingPayer, by: .sealedCallback, number: "T-2") { $0.instructions = Samples.bank() }
    }

    private static func unanswered(_ story: inout Story, _ attempt: AttemptNumber) {
        story.attempt(attempt, .stablecoin, at: "kryptogo")
        story.record(.start(StartOutcome(attempt: attempt, outcome: .unknown)))
    }
}
