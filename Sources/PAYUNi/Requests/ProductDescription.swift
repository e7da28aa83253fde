internal import Payments

/// `ProdDesc`: what is sold, one text an item, joined by `;`. docs: PAYUNi 7
enum ProductDescription {
    /// PAYUNi cuts behind 550 and does not say of what. 550 bytes are whole under either reading, and never cut within a character.
    static let maximumBytes = 550
    static let separator = ";"
}

extension RequestDraft {
    mutating func putDescription(_ items: [String]) {
        let rule = TextRule.text(maximumBytes: ProductDescription.maximumBytes)
        if items.isEmpty { refuse(.description, .missing) }
        let joined = items.joined(separator: ProductDescription.separator)
        let faults = items.lazy.compactMap { item -> InvalidRequest.Reason? in
            // By bytes: a combining mark behind it makes the semicolon another `Character`, and PAYUNi splits all the same.
            item.utf8.contains(UInt8(ascii: ";"))
                ? .wrongFormat(expected: "items without '\(ProductDescription.separator)'") : rule.fault(of: item)
        }
        if let fault = faults.first {
            refuse(.description, fault)
        } else if joined.utf8.count > ProductDescription.maximumBytes {
            refuse(.description, .tooLong(maximum: ProductDescription.maximumBytes))
        }
        put(.description, joined)
    }
}
