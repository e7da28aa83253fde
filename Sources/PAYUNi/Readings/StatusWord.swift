internal import Payments

/// What the inner `Status` of a message says about the operation, before anybody looks at the trade (docs: PAYUNi 8.6).
enum StatusWord: Sendable, Hashable {
    /// The operation succeeded. That is not a payment.
    case success
    /// No answer from the bank, or the payer is under review, or a code after which nobody knows (docs: PAYUNi 16).
    case undecided
    /// AFTEE's review passed; not paid.
    case approved
    /// A code that says no, known or not.
    case error

    static let undecidedWords: Set<String> = ["UNKNOWN", "UNAPPROVED", "Unapproved"]

    init(_ status: String, at endpoint: PAYUNiEndpoint) {
        switch status {
        case "SUCCESS": self = .success
        // The outer field spells the third word in another way; both were seen, so both are read.
        case let word where Self.undecidedWords.contains(word): self = .undecided
        case "OK": self = .approved
        default:
            self = PAYUNiCodes.row(for: status, at: endpoint)?.kind == .indeterminate ? .undecided : .error
        }
    }
}
