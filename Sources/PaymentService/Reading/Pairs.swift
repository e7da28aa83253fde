#if Service
import Payments

/// Names and values of a query or of a posted form. Every name at most once, and in the end none that nobody asked for.
struct Pairs {
    private var values: [String: String] = [:]

    /// - Throws: ``InputError``: a pair that cannot be read, or a name that comes twice.
    init(_ text: some StringProtocol) throws(InputError) {
        for pair in Substring(text).split(separator: "&", omittingEmptySubsequences: true) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentText.decoded(parts[0], plusIsBlank: true),
                let value = PercentText.decoded(parts.count > 1 ? parts[1] : "", plusIsBlank: true)
            else { throw InputError(.invalidField, path: "", expected: "percent-encoded UTF-8 without control characters") }
            guard values.updateValue(value, forKey: name) == nil else {
                throw InputError(.invalidField, path: FieldReader.printable(name), expected: "at most one value")
            }
        }
    }

    /// A filter without a value is one that was forgotten, not one that lets everything through.
    init(query text: String) throws(InputError) {
        try self.init(text)
        guard let name = values.filter({ $0.value.isEmpty }).keys.min() else { return }
        throw InputError(.invalidField, path: FieldReader.printable(name), expected: "a value")
    }

    /// A name of something of ours: letters, digits and some punctuation.
    mutating func word(_ name: String, upTo length: Int, punctuation: String) throws(InputError) -> String? {
        guard let text = text(name) else { return nil }
        let isName = text.utf8.allSatisfy { $0.isLetterOrDigit || punctuation.utf8.contains($0) }
        guard isName, text.utf8.count <= length else {
            throw InputError(.invalidField, path: name, expected: "1 to \(length) letters, digits and any of \(punctuation)")
        }
        return text
    }

    /// An empty value counts as none.
    mutating func text(_ name: String) -> String? {
        guard let value = values.removeValue(forKey: name), !value.isEmpty else { return nil }
        return value
    }

    mutating func required(_ name: String) throws(InputError) -> String {
        guard let value = text(name) else { throw InputError(.missingField, path: name, expected: "text") }
        return value
    }

    mutating func time(_ name: String) throws(InputError) -> Timestamp? {
        guard let text = text(name) else { return nil }
        guard let time = Timestamp(utcText: text) else {
            throw InputError(.invalidField, path: name, expected: "a UTC time such as 2026-01-01T00:00:00Z")
        }
        return time
    }

    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ name: String, of type: Word.Type
    ) throws(InputError) -> Word? where Word.RawValue == String {
        guard let text = text(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw InputError(.invalidField, path: name, expected: "one of " + words)
        }
        return word
    }

    mutating func number(_ name: String, in range: ClosedRange<Int>) throws(InputError) -> Int? {
        guard let text = text(name) else { return nil }
        guard text.utf8.allSatisfy(\.isDigit), let number = Int(text), range.contains(number) else {
            throw InputError(.invalidField, path: name, expected: "\(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Refuses names that nobody asked for: a misspelt filter must not pass in silence.
    func finish() throws(InputError) {
        guard let name = values.keys.min() else { return }
        throw InputError(.unknownField, path: FieldReader.printable(name), expected: "")
    }
}
#endif
