package import StrictJSON

extension FieldReader {
    package mutating func decimal(_ name: String) throws(InputError) -> ExactDecimal? {
        guard let text = try optionalText(name) else { return nil }
        guard let decimal = ExactDecimal(text) else { throw invalid(name, "a plain decimal number as text, such as \"300\"") }
        return decimal
    }

    package mutating func requiredDecimal(_ name: String) throws(InputError) -> ExactDecimal {
        guard let decimal = try decimal(name) else {
            throw InputError(.missingField, path: path(of: name), expected: "a plain decimal number as text")
        }
        return decimal
    }

    package mutating func money(_ name: String) throws(InputError) -> Money? {
        try nested(name) { reader throws(InputError) in
            let amount = try reader.requiredDecimal("value")
            guard let currency = Currency(try reader.text("currency")) else {
                throw reader.invalid("currency", "three capital letters")
            }
            return Money(amount, currency)
        }
    }

    package mutating func requiredMoney(_ name: String) throws(InputError) -> Money {
        guard let money = try money(name) else {
            throw InputError(.missingField, path: path(of: name), expected: "an object with value and currency")
        }
        return money
    }

    package mutating func time(_ name: String) throws(InputError) -> Timestamp? {
        guard let text = try optionalText(name) else { return nil }
        guard let time = Timestamp(utcText: text) else { throw invalid(name, "a UTC time such as 2026-01-01T00:00:00Z") }
        return time
    }

    package mutating func requiredTime(_ name: String) throws(InputError) -> Timestamp {
        guard let time = try time(name) else {
            throw InputError(.missingField, path: path(of: name), expected: "a UTC time such as 2026-01-01T00:00:00Z")
        }
        return time
    }
}

extension Money {
    package var json: JSONValue {
        var members = JSONObject()
        tell(&members)
        return .object(members)
    }

    package func tell(_ members: inout some JSONMembers) {
        members.add("value", amount.description)
        members.add("currency", currency.code)
    }
}

extension Timestamp {
    package var json: JSONValue { .string(utcText) }
}

/// Builds an object from members, leaving out those that are `nil`.
package func jsonObject(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(JSONObject(present: members))
}

extension Optional where Wrapped == String {
    package var json: JSONValue? { map { .string($0) } }
}
