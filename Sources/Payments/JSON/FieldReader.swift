package import StrictJSON

/// Reads one JSON object member by member, and at the end refuses what nobody asked for.
package struct FieldReader {
    private let object: JSONDocument.Value
    private let path: String
    private var membersRead: JSONMembersRead

    package init(_ value: JSONDocument.Value, path: String) throws(InputError) {
        guard value.members != nil else { throw InputError(.invalidField, path: path, expected: "an object") }
        object = value
        self.path = path
        membersRead = JSONMembersRead(of: value)
    }

    package func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// The member, unless it is absent or null.
    package mutating func optional(_ name: String) -> JSONDocument.Value? {
        guard let value = object[name] else { return nil }
        membersRead.mark(value)
        return value.isNull ? nil : value
    }

    package mutating func required(_ name: String, _ expected: String) throws(InputError) -> JSONDocument.Value {
        guard let value = optional(name) else { throw InputError(.missingField, path: path(of: name), expected: expected) }
        return value
    }

    package mutating func text(_ name: String) throws(InputError) -> String {
        let value = try required(name, "text")
        guard let text = value.string, !text.isEmpty else { throw invalid(name, "text that is not empty") }
        return text
    }

    package mutating func optionalText(_ name: String) throws(InputError) -> String? {
        guard let value = optional(name) else { return nil }
        guard let text = value.string else { throw invalid(name, "text") }
        return text
    }

    package mutating func integer(_ name: String) throws(InputError) -> Int64? {
        guard let value = optional(name) else { return nil }
        guard let number = value.integer else { throw invalid(name, "a whole number") }
        return number
    }

    /// One word of a closed list.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ name: String, of type: Word.Type
    ) throws(InputError) -> Word? where Word.RawValue == String {
        guard let text = try optionalText(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw invalid(name, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    package mutating func requiredWord<Word: RawRepresentable & CaseIterable>(
        _ name: String, of type: Word.Type
    ) throws(InputError) -> Word where Word.RawValue == String {
        guard let word = try word(name, of: type) else {
            throw InputError(
                .missingField, path: path(of: name), expected: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    package mutating func list<Element>(
        _ name: String, _ read: (JSONDocument.Value, String) throws(InputError) -> Element
    ) throws(InputError) -> [Element] {
        guard let value = optional(name) else { return [] }
        guard let elements = value.elements else { throw invalid(name, "a list") }
        var result: [Element] = []
        for element in elements { result.append(try read(element, "\(path(of: name))[\(result.count)]")) }
        return result
    }

    /// A nested object, read whole.
    package mutating func nested<Value>(
        _ name: String, _ read: (inout FieldReader) throws(InputError) -> Value
    ) throws(InputError) -> Value? {
        guard let value = optional(name) else { return nil }
        return try Self.read(value, path: path(of: name), read)
    }

    /// Reads one object from first to last member.
    package static func read<Value>(
        _ value: JSONDocument.Value, path: String, _ read: (inout FieldReader) throws(InputError) -> Value
    ) throws(InputError) -> Value {
        var reader = try FieldReader(value, path: path)
        let result = try read(&reader)
        try reader.finish()
        return result
    }

    package func invalid(_ name: String, _ expected: String) -> InputError {
        InputError(.invalidField, path: path(of: name), expected: expected)
    }

    /// Refuses members that nobody asked for: a misspelt field must not pass in silence.
    package func finish() throws(InputError) {
        guard let name = membersRead.firstUnread else { return }
        throw InputError(.unknownField, path: path(of: Self.printable(name)), expected: "")
    }

    /// A name from outside, fit for an error text: plain ASCII words only.
    package static func printable(_ name: String) -> String {
        let plain = (1...40).contains(name.utf8.count) && name.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
        return plain ? name : "(a name)"
    }
}
