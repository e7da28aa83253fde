package import StrictJSON

extension Order {
    package var json: JSONValue {
        jsonObject([
            ("id", .string(id.text)), ("due", due.json), ("deadline", deadline.json), ("policies", policies.json),
            ("attempts", .array(attempts.map(\.json))),
        ])
    }

    package init(json value: JSONDocument.Value, path: String) throws(InputError) {
        self = try FieldReader.read(value, path: path) { reader throws(InputError) in
            let due = try reader.requiredMoney("due")
            let attempts = try reader.list("attempts") { value, path throws(InputError) in
                try FieldReader.read(value, path: path) { reader throws(InputError) in try Attempt.read(&reader, due: due) }
            }
            guard attempts.count < 2 || Set(attempts.map(\.number)).count == attempts.count else {
                throw reader.invalid("attempts", "a list in which no number occurs twice")
            }
            return Order(
                id: OrderID(try reader.text("id")), due: due, deadline: try reader.requiredTime("deadline"),
                policies: try reader.nested("policies", OrderPolicies.read) ?? OrderPolicies(), attempts: attempts)
        }
    }
}

extension Attempt {
    package var json: JSONValue {
        var members = JSONObject()
        tell(&members)
        return .object(members)
    }

    package func tell(_ members: inout some JSONMembers) {
        members.add("number", number.text)
        members.add("gateway", gateway.text)
        members.add("amount", object: amount.tell)
        members.add("method", method.text)
    }

    /// An attempt without an amount asks for all that is due.
    static func read(_ reader: inout FieldReader, due: Money) throws(InputError) -> Attempt {
        Attempt(
            number: AttemptNumber(try reader.text("number")), gateway: GatewayID(try reader.text("gateway")),
            amount: try reader.money("amount") ?? due,
            method: try reader.optionalText("method").map(PaymentMethod.init) ?? .payerChooses)
    }
}

extension OrderPolicies {
    package var json: JSONValue {
        var members = JSONObject()
        tell(&members)
        return .object(members)
    }

    package func tell(_ members: inout some JSONMembers) {
        members.add("late", late.rawValue)
        members.add("over", over.rawValue)
        members.add("afterCancel", afterCancel.rawValue)
        members.add("confirmation", confirmation.json)
        members.add("toleranceBasisPoints", toleranceBasisPoints)
        members.add("graceSeconds", graceSeconds)
    }

    /// What is absent or null is as the rules have it.
    package static func read(_ reader: inout FieldReader) throws(InputError) -> OrderPolicies {
        try PolicyTerms.read(&reader).policies(over: OrderPolicies())
    }
}

extension PolicyTerms {
    package static func read(_ reader: inout FieldReader) throws(InputError) -> PolicyTerms {
        let tolerance = try reader.integer("toleranceBasisPoints", in: OrderPolicies.tolerances)
        let grace = try reader.integer("graceSeconds", in: OrderPolicies.graces)
        return PolicyTerms(
            late: try reader.word("late", of: OrderPolicies.Late.self),
            over: try reader.word("over", of: OrderPolicies.Over.self),
            afterCancel: try reader.word("afterCancel", of: OrderPolicies.AfterCancel.self),
            confirmation: try OrderPolicies.Confirmation.read(&reader), toleranceBasisPoints: tolerance.map { Int($0) },
            graceSeconds: grace)
    }
}

extension FieldReader {
    fileprivate mutating func integer(_ name: String, in range: ClosedRange<Int64>) throws(InputError) -> Int64? {
        guard let number = try integer(name) else { return nil }
        guard range.contains(number) else { throw invalid(name, "\(range.lowerBound) to \(range.upperBound)") }
        return number
    }
}

extension OrderPolicies.Confirmation {
    package var json: JSONValue {
        switch self {
        case .callbackIsEnough: "callbackIsEnough"
        case .always: "always"
        case .above(let limit): ["above": limit.json]
        }
    }

    static func read(_ reader: inout FieldReader) throws(InputError) -> Self? {
        guard let value = reader.optional("confirmation") else { return nil }
        if value.isString("callbackIsEnough") { return .callbackIsEnough }
        if value.isString("always") { return .always }
        guard value.members != nil else {
            throw reader.invalid("confirmation", "callbackIsEnough, always, or an object with above")
        }
        return try FieldReader.read(value, path: reader.path(of: "confirmation")) { reader throws(InputError) in
            .above(try reader.requiredMoney("above"))
        }
    }
}
