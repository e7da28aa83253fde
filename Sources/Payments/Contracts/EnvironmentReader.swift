/// A setting is missing or cannot be used. Names the variable, never its value.
public struct EnvironmentError: Error, Sendable, Hashable, CustomStringConvertible {
    public let variable: String
    public let problem: String

    public init(_ variable: String, _ problem: String) {
        self.variable = variable
        self.problem = problem
    }

    public var description: String { "\(variable): \(problem)" }
}

/// Reads settings out of variables: blanks around a value are dropped, an empty value counts as not set.
package struct EnvironmentReader {
    private let variables: [String: String]

    package init(_ variables: [String: String]) { self.variables = variables }

    package func optional(_ name: String) -> String? {
        guard let value = variables[name] else { return nil }
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        guard let first = value.firstIndex(where: { !isBlank($0) }), let last = value.lastIndex(where: { !isBlank($0) }) else {
            return nil
        }
        return String(value[first...last])
    }

    package func required(_ name: String) throws(EnvironmentError) -> String {
        guard let value = optional(name) else { throw EnvironmentError(name, "is not set") }
        return value
    }

    package func flag(_ name: String) throws(EnvironmentError) -> Bool? {
        switch optional(name)?.lowercased() {
        case nil: nil
        case "1", "true", "yes", "on": true
        case "0", "false", "no", "off": false
        default: throw EnvironmentError(name, "must be 1 or 0")
        }
    }

    package func url(_ name: String) throws(EnvironmentError) -> WebURL? {
        guard let text = optional(name) else { return nil }
        guard let url = WebURL(text) else { throw EnvironmentError(name, "must be an absolute web address") }
        return url
    }
}
