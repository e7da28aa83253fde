internal import Payments

/// A `payment_intent_id` that may enter an address: 1 to 64 of `A–Z a–z 0–9 _ -`. Thirty-two letters and digits in the
/// documents' samples; otherwise opaque (docs: KryptoGO 3).
enum IntentID {
    static let maximumLength = 64

    static func isSafe(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...maximumLength).contains(bytes.count)
            && bytes.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }
}
