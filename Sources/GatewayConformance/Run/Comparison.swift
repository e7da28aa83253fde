internal import StrictJSON

/// Holds an expectation against a snapshot. What is not expected is not looked at, but for claims and errors.
enum Comparison {
    /// - Returns: one line a difference; empty when all that was expected is so.
    static func differences(expected: JSONValue, actual: JSONValue) -> [String] {
        var lines = differences(expected, actual, at: "")
        for (key, empty) in [("error", JSONValue.null), ("transactions", .array([]))] where expected[key] == nil {
            if let found = actual[key], found != empty { lines.append("\(key): nothing expected, found \(shown(found))") }
        }
        return lines
    }

    private static func differences(_ expected: JSONValue, _ actual: JSONValue, at path: String) -> [String] {
        switch (expected, actual) {
        case (.object(let wanted), .object(let found)):
            return wanted.members.flatMap { member -> [String] in
                let place = path.isEmpty ? member.key : "\(path).\(member.key)"
                guard let value = found[member.key] else {
                    return member.value == .null ? [] : ["\(place): there is no such fact; known here: \(names(found))"]
                }
                return differences(member.value, value, at: place)
            }
        case (.array(let wanted), .array(let found)):
            guard wanted.count == found.count else {
                return ["\(path): expected \(wanted.count) entries, found \(found.count): \(shown(actual))"]
            }
            return zip(wanted, found).enumerated().flatMap { index, pair in
                differences(pair.0, pair.1, at: "\(path)[\(index)]")
            }
        default:
            return expected == actual ? [] : ["\(path): expected \(shown(expected)), found \(shown(actual))"]
        }
    }

    private static func names(_ object: JSONObject) -> String { object.members.map(\.key).joined(separator: ", ") }

    static func shown(_ value: JSONValue) -> String {
        let text = value.text
        return text.utf8.count <= 300 ? text : String(text.prefix(300)) + "…"
    }

    /// Equal as JSON, whatever the order of members.
    static func sameValue(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.object(let left), .object(let right)):
            left.members.count == right.members.count
                && left.members.allSatisfy { member in right[member.key].map { sameValue(member.value, $0) } ?? false }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { sameValue($0, $1) }
        default: left == right
        }
    }
}
