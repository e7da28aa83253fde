internal import Payments
internal import StrictJSON

/// Reads members of one object in two ways. A deciding field may be absent, null or an empty text, never of another type: how the
/// gateway writes that a field does not apply is not documented. Any other field that does not fit counts as absent, because nothing
/// but deciding fields is promised (docs: KryptoGO 3).
struct FieldReader {
    let object: JSONDocument.Value

    /// `nil` when absent or null.
    func present(_ name: String) -> JSONDocument.Value? {
        guard let value = object[name], !value.isNull else { return nil }
        return value
    }

    /// `nil` when absent, null or empty. Whoever needs the field for money misses it in each case.
    func decidingText(_ name: String) throws(FieldProblem) -> String? {
        guard let text = try presentText(name), !text.isEmpty else { return nil }
        return text
    }

    /// A text that always applies, so an empty one is a text like any other.
    func requiredText(_ name: String) throws(FieldProblem) -> String {
        guard let text = try presentText(name) else { throw FieldProblem(name, .missing) }
        return text
    }

    private func presentText(_ name: String) throws(FieldProblem) -> String? {
        guard let value = present(name) else { return nil }
        guard let text = value.string else { throw FieldProblem(name, .wrongType) }
        return text
    }

    /// A text that passes `check`.
    func decidingText(_ name: String, _ check: (String) -> Bool) throws(FieldProblem) -> String? {
        guard let text = try decidingText(name) else { return nil }
        guard check(text) else { throw FieldProblem(name, .notReadable) }
        return text
    }

    /// Amounts are JSON strings, always; a number has lost its digits before anybody could count them (docs: KryptoGO 11).
    func decidingAmount(_ name: String) throws(FieldProblem) -> ExactDecimal? {
        guard let text = try decidingText(name) else { return nil }
        guard let amount = ExactDecimal(text) else { throw FieldProblem(name, .notReadable) }
        return amount
    }

    func decidingInteger(_ name: String) throws(FieldProblem) -> Int64? {
        guard let value = present(name) else { return nil }
        guard let integer = value.integer else { throw FieldProblem(name, .wrongType) }
        return integer
    }

    /// A text for display: not empty, at most 256 bytes.
    func text(_ name: String) -> String? {
        guard let text = object[name]?.string, (1...256).contains(text.utf8.count) else { return nil }
        return text
    }

    func amount(_ name: String) -> ExactDecimal? {
        object[name]?.string.flatMap { ExactDecimal($0) }
    }

    func integer(_ name: String) -> Int64? { object[name]?.integer }

    /// One amount under either of two names; documents disagree on the spelling (docs: KryptoGO 12, rows 1 and 2).
    /// - Throws: when both are there and differ by value.
    func amount(_ name: String, or other: String) throws(FieldProblem) -> ExactDecimal? {
        let one = amount(name)
        let two = amount(other)
        if let one, let two, one != two { throw FieldProblem(name, .conflicting) }
        return one ?? two
    }
}
