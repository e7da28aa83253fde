#if Dispatcher
internal import Payments

extension OrderTerms {
    /// Everything but whether the deadline is still ahead and the gateways are this desk's: both may have been when it was opened.
    /// - Throws: `invalid` naming the first field that cannot be right.
    func check() throws(DispatcherError) {
        try Self.require(
            PlainText.isWord(id.text, length: 1...64, punctuation: "-_.:"), "id",
            "must be 1 to 64 letters, digits, '-', '_', '.' and ':'")
        try Self.require(!due.amount.isZero, "due", "must be more than nothing")
        try Self.require(
            PlainText.isLine(description, length: 1...200), "description", "must be one line of 1 to 200 characters")
        if let gateways {
            try Self.require(!gateways.isEmpty, "gateways", "must name one at least, or be absent")
            try Self.require(Set(gateways).count == gateways.count, "gateways", "must name each one once")
        }
        if let payerEmail {
            try Self.require(PlainText.isMailAddress(payerEmail), "payerEmail", "must be a plain mail address")
        }
        if let language { try Self.require(PlainText.isLanguageTag(language), "language", "must be a language tag") }
        try Self.require(metadata.count <= 20, "metadata", "must have at most 20 names")
        for (name, value) in metadata {
            try Self.require(
                PlainText.isLine(name, length: 1...40), "metadata", "must have names of 1 to 40 characters on one line")
            try Self.require(
                PlainText.isLine(value, length: 0...500), "metadata", "must have values of up to 500 characters on one line")
        }
    }

    private static func require(_ isRight: Bool, _ field: String, _ reason: String) throws(DispatcherError) {
        guard isRight else { throw .invalid(field: field, reason: reason) }
    }
}
#endif
