package import StrictJSON

/// Fields of your own that KryptoGO keeps beside an intent and gives back, in order (docs: KryptoGO 3).
///
/// Put no personal data in it: it comes back over a channel nobody signs. It comes back as JSON, not as bytes, so prefer text
/// to numbers. The names `paydesk_attempt` and `order_id` are written by this module, `paydesk_order` by payers' pages.
public struct OrderData: Sendable, Hashable {
    public indirect enum Value: Sendable, Hashable {
        case text(String)
        case integer(Int64)
        case flag(Bool)
        case list([Value])
        case fields(OrderData)
    }

    public struct Field: Sendable, Hashable {
        public let name: String
        public var value: Value
    }

    public private(set) var fields: [Field] = []

    public init() {}

    /// The value under a name. Setting keeps the place of a known name and appends a new one; `nil` removes.
    public subscript(name: String) -> Value? {
        get { fields.first { $0.name == name }?.value }
        set {
            fields.removeAll { $0.name == name && newValue == nil }
            guard let newValue else { return }
            if let index = fields.firstIndex(where: { $0.name == name }) {
                fields[index].value = newValue
            } else {
                fields.append(Field(name: name, value: newValue))
            }
        }
    }
}

extension OrderData: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) {
        for (name, value) in elements { self[name] = value }
    }
}

extension OrderData.Value: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self = .text(text) }
}

extension OrderData {
    package var json: JSONValue {
        .object(JSONObject(fields.map { ($0.name, $0.value.json) }))
    }

    /// Reads an object of texts, whole numbers, flags, lists and objects.
    /// - Returns: `nil` for any other value, `null` and fractional numbers included.
    package init?(_ value: JSONDocument.Value) {
        guard let members = value.members else { return nil }
        for (name, member) in members {
            guard let value = Value(member) else { return nil }
            self[name] = value
        }
    }
}

extension OrderData.Value {
    var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .integer(let number): .integer(number)
        case .flag(let flag): .bool(flag)
        case .list(let values): .array(values.map(\.json))
        case .fields(let fields): fields.json
        }
    }

    init?(_ value: JSONDocument.Value) {
        if let text = value.string {
            self = .text(text)
        } else if let number = value.integer {
            self = .integer(number)
        } else if let flag = value.bool {
            self = .flag(flag)
        } else if let elements = value.elements {
            var list: [OrderData.Value] = []
            for element in elements {
                guard let element = OrderData.Value(element) else { return nil }
                list.append(element)
            }
            self = .list(list)
        } else if let fields = OrderData(value) {
            self = .fields(fields)
        } else {
            return nil
        }
    }
}
