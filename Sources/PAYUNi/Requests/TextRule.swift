internal import Payments

/// What a text field may hold.
struct TextRule {
    /// In UTF-8 bytes. Where PAYUNi names a limit it does not say of what; bytes hold under either reading (docs: PAYUNi 20).
    let maximumBytes: Int
    /// What the field must look like, in words for the error.
    let form: String
    let isWellFormed: @Sendable (String) -> Bool

    func fault(of text: String) -> InvalidRequest.Reason? {
        if text.isEmpty { return .missing }
        if text.utf8.count > maximumBytes { return .tooLong(maximum: maximumBytes) }
        if !text.isPrintable { return .unprintable }
        return isWellFormed(text) ? nil : .wrongFormat(expected: form)
    }

    /// Any printable text that is not blank.
    static func text(maximumBytes: Int) -> TextRule {
        TextRule(maximumBytes: maximumBytes, form: "text that is not blank") { !$0.allSatisfy(\.isWhitespace) }
    }

    static func ascii(maximumBytes: Int, form: String, _ allows: @escaping @Sendable (UInt8) -> Bool) -> TextRule {
        TextRule(maximumBytes: maximumBytes, form: form) { $0.utf8.allSatisfy(allows) }
    }

    /// So many ASCII digits.
    static func digits(_ lengths: ClosedRange<Int>) -> TextRule {
        let form = lengths.count == 1 ? "\(lengths.lowerBound) digits" : "\(lengths.lowerBound) to \(lengths.upperBound) digits"
        return TextRule(maximumBytes: max(64, lengths.upperBound), form: form) {
            lengths.contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit)
        }
    }
}

extension TextRule {
    /// `MerTradeNo`. docs: PAYUNi 7
    static let attemptNumber = TextRule(
        maximumBytes: AttemptNumberRule.payuni.maximumLength, form: "letters, digits, '_' and '-'"
    ) { AttemptNumberRule.payuni.allows(AttemptNumber($0)) }

    /// `TradeNo` is opaque; 19 digits in every recording, once 20 (docs: PAYUNi 15). Nothing that could end a list element.
    static let gatewayNumber = ascii(maximumBytes: 40, form: "letters and digits", \.isLetterOrDigit)

    /// `CreditToken`: no `+`, which PAYUNi rejects. docs: PAYUNi 7
    static let creditToken = ascii(maximumBytes: 200, form: "letters, digits and '@.#$%_-'") {
        $0.isLetterOrDigit || "@.#$%_-".utf8.contains($0)
    }

    /// `BuyerToken` and `BuyerHash`: only the former's length is documented.
    static let buyerToken = ascii(maximumBytes: 200, form: "visible ASCII") { $0 > 0x20 && $0 < 0x7F }

    static let bankCode = digits(3...3)
    static let phone = digits(8...15)

    /// The gateway refuses anything but Chinese, letters and digits in a consignee's name (`UPP01015`, `UPP01016`).
    static let consignee = TextRule(maximumBytes: 100, form: "Chinese characters, letters and digits") {
        $0.unicodeScalars.allSatisfy { $0.properties.isIdeographic || ($0.isASCII && UInt8($0.value).isLetterOrDigit) }
    }
}

extension String {
    var isPrintable: Bool { unicodeScalars.allSatisfy(\.isPrintable) }
}

extension Unicode.Scalar {
    /// No control character, no line or paragraph separator, no mark that reverses what a payer reads, no noncharacter.
    var isPrintable: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: return false
        default: break
        }
        if properties.isNoncharacterCodePoint { return false }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: return false
        default: return true
        }
    }
}
