internal import Payments

extension TextRule {
    /// One plain address: no display name, no comment, no quoted part, no internationalized domain.
    static let mail = TextRule(maximumBytes: 254, form: "one plain mail address") { text in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return isLocalPart(parts[0]) && isDomain(parts[1])
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 64
            && atoms.allSatisfy {
                !$0.isEmpty && $0.utf8.allSatisfy { $0.isLetterOrDigit || "!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
            }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy(isLabel) && labels.last.map { !$0.utf8.allSatisfy(\.isDigit) } == true
    }

    private static func isLabel(_ text: Substring) -> Bool {
        (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
            && text.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
}

extension AttemptRequest {
    /// The payer's address, if PAYUNi takes it. It saves the payer some typing, and a form with a bad one is refused as a whole.
    var payuniMail: String? {
        payerEmail.flatMap { TextRule.mail.fault(of: $0) == nil ? $0 : nil }
    }
}
