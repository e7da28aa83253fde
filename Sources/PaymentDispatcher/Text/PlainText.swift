#if Dispatcher
internal import Payments

/// What people and programs may write into an order.
enum PlainText {
    /// So many code points without control characters or marks that turn the reading direction of what stands around them.
    static func isLine(_ text: String, length: ClosedRange<Int>) -> Bool {
        // Code points, as documents count them: what is seen as one character can be made of any number of marks.
        guard text.utf8.count <= length.upperBound * 4, length.contains(text.unicodeScalars.count) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: false
            default: true
            }
        }
    }

    /// ASCII letters, digits and some punctuation.
    static func isWord(_ text: String, length: ClosedRange<Int>, punctuation: StaticString = "-_") -> Bool {
        guard length.contains(text.utf8.count) else { return false }
        return punctuation.withUTF8Buffer { extra in text.utf8.allSatisfy { $0.isLetterOrDigit || extra.contains($0) } }
    }

    /// One `@` with something on both sides, no blank, plain ASCII, at most 254 bytes.
    static func isMailAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !refusedInMail.contains($0) }
    }

    private static let refusedInMail = Set("\"(),:;<>[\\]".utf8)

    /// The shape of a BCP 47 tag: words of letters and digits with hyphens between.
    static func isLanguageTag(_ text: String) -> Bool {
        isWord(text, length: 2...35, punctuation: "-") && !text.hasPrefix("-") && !text.hasSuffix("-")
    }
}
#endif
