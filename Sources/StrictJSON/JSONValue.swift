/// A JSON value to build and to write. For reading, `JSONDocument` is faster and stricter.
package enum JSONValue: Sendable {
    case object(JSONObject)
    case array([JSONValue])
    case string(String)
    case number(JSONNumber)
    case bool(Bool)
    case null

    package static func integer(_ value: some FixedWidthInteger) -> JSONValue { .number(JSONNumber(value)) }

    /// Copies a value out of a document, order and number text kept.
    package init(_ value: JSONDocument.Value) {
        switch value.kind {
        case .object:
            let members = value.members.map { $0.map { JSONObject.Member(key: $0.key, value: JSONValue($0.value)) } }
            self = .object(JSONObject(unique: members ?? []))
        case .array: self = .array(value.elements.map { $0.map { JSONValue($0) } } ?? [])
        case .string: self = .string(value.string ?? "")
        case .number: self = .number(JSONNumber(checked: value.numberText ?? "0"))
        case .bool: self = .bool(value.bool ?? false)
        case .null: self = .null
        }
    }

    /// The member of that name, when this is an object that has it.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }
}

extension JSONValue: Equatable {
    /// Exact: strings by code point (not by Unicode equivalence), numbers by their text, objects with their order.
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.object(let left), .object(let right)): left == right
        case (.array(let left), .array(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.number(let left), .number(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.null, .null): true
        default: false
        }
    }
}
