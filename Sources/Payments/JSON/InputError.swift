/// A document that describes an order or evidence is not as it should be. Names the place, never what stood there.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable, CaseIterable {
        case malformedJSON = "malformed_json"
        case missingField = "missing_field"
        case unknownField = "unknown_field"
        case invalidField = "invalid_field"
    }

    public let code: Code
    /// Where: `order.due.value`, `evidence[3].report.claim`. Empty for the document as a whole.
    public let path: String
    /// What would have been right.
    public let expected: String

    public init(_ code: Code, path: String, expected: String) {
        self.code = code
        self.path = path
        self.expected = expected
    }

    public var description: String {
        switch code {
        case .malformedJSON: "not valid JSON: \(expected)"
        case .missingField: "\(path) is missing: \(expected)"
        case .unknownField: "\(path) is not a known field"
        case .invalidField: "\(path) must be \(expected)"
        }
    }
}
