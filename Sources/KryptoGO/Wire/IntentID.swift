/// A `payment_intent_id` that may enter an address: 1 to 64 of `A–Z a–z 0–9 _ -`. Thirty-two letters and digits in the
/// documents' samples; otherwise opaque (docs: KryptoGO 3).
enum IntentID {
    static func isSafe(_ text: String) -> Bool { ASCIISet.intentID.covers(text, length: 1...64) }
}
