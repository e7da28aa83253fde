internal import Payments

/// Amounts as PAYUNi writes them: whole dollars in plain ASCII digits, no sign, no separator (docs: PAYUNi 15).
enum WireAmount {
    /// - Returns: `nil` for anything else, a leading zero included: one amount has one spelling.
    static func money(_ text: String?) -> Money? {
        guard let text, (1...15).contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit) else { return nil }
        guard text == "0" || !text.hasPrefix("0"), let dollars = UInt64(text) else { return nil }
        return .twd(dollars)
    }
}
