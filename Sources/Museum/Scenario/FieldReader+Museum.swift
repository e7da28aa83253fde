#if Dispatcher
internal import Payments
internal import StrictJSON

/// The few shapes that scenarios have beside those of orders and evidence.
extension FieldReader {
    mutating func flag(_ name: String) throws(InputError) -> Bool? {
        guard let value = optional(name) else { return nil }
        guard let flag = value.bool else { throw invalid(name, "true or false") }
        return flag
    }

    mutating func count(_ name: String) throws(InputError) -> Int? {
        guard let number = try integer(name) else { return nil }
        guard (0...1_000_000).contains(number) else { throw invalid(name, "0 to 1000000") }
        return Int(number)
    }

    /// `20 s`, `10 min`, `3 h` or `7 d`, in seconds.
    mutating func duration(_ name: String) throws(InputError) -> Int64? {
        guard let text = try optionalText(name) else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        let units: [Substring: Int64] = ["s": 1, "min": 60, "h": 3600, "d": 86_400]
        guard parts.count == 2, let number = Int64(parts[0]), (0...36_500).contains(number), let unit = units[parts[1]] else {
            throw invalid(name, "a time such as 20 s, 10 min, 3 h or 7 d")
        }
        return number * unit
    }

    mutating func requiredDuration(_ name: String) throws(InputError) -> Int64 {
        guard let seconds = try duration(name) else {
            throw InputError(.missingField, path: path(of: name), expected: "a time such as 20 s, 10 min, 3 h or 7 d")
        }
        return seconds
    }

    /// `300 TWD`.
    mutating func amount(_ name: String) throws(InputError) -> Money? {
        guard let text = try optionalText(name) else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let money = Money(parts[0], parts[1]) else {
            throw invalid(name, "an amount such as 300 TWD")
        }
        return money
    }

    mutating func requiredAmount(_ name: String) throws(InputError) -> Money {
        guard let money = try amount(name) else {
            throw InputError(.missingField, path: path(of: name), expected: "an amount such as 300 TWD")
        }
        return money
    }

    /// A list of texts; `nil` when there is none.
    mutating func texts(_ name: String) throws(InputError) -> [String]? {
        guard optional(name) != nil else { return nil }
        return try list(name) { value, path throws(InputError) in
            guard let text = value.string, !text.isEmpty else { throw InputError(.invalidField, path: path, expected: "text") }
            return text
        }
    }

    /// A list of words of a closed list; `nil` when there is none.
    mutating func words<Word: RawRepresentable & CaseIterable>(
        _ name: String, of type: Word.Type
    ) throws(InputError) -> [Word]? where Word.RawValue == String {
        guard optional(name) != nil else { return nil }
        return try list(name) { value, path throws(InputError) in
            guard let word = value.string.flatMap(Word.init(rawValue:)) else {
                throw InputError(
                    .invalidField, path: path, expected: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return word
        }
    }

    /// An object whose names the scenario chooses, in the order of writing; `nil` when there is none.
    mutating func table<Value>(
        _ name: String, _ read: (JSONDocument.Value, String) throws(InputError) -> Value
    ) throws(InputError) -> [(name: String, value: Value)]? {
        guard let value = optional(name) else { return nil }
        guard let members = value.members else { throw invalid(name, "an object") }
        var result: [(name: String, value: Value)] = []
        for (key, value) in members { result.append((key, try read(value, "\(path(of: name)).\(key)"))) }
        return result
    }

    /// An object of texts.
    mutating func textTable(_ name: String) throws(InputError) -> [(name: String, value: String)] {
        try table(name) { value, path throws(InputError) in
            guard let text = value.string else { throw InputError(.invalidField, path: path, expected: "text") }
            return text
        } ?? []
    }

    /// An object of whole numbers.
    mutating func countTable(_ name: String) throws(InputError) -> [(name: String, value: Int)]? {
        try table(name) { value, path throws(InputError) in
            guard let number = value.integer, (0...1_000_000).contains(number) else {
                throw InputError(.invalidField, path: path, expected: "0 to 1000000")
            }
            return Int(number)
        }
    }
}
#endif
