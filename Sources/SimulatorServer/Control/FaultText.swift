#if Service
internal import GatewaySimulator
internal import KryptoGO
internal import PAYUNi
internal import Payments
internal import StrictJSON

/// A plan of faults as JSON, for `/control/faults` and for files.
enum FaultText {
    static func plan(_ value: JSONDocument.Value) throws(InputError) -> FaultPlan {
        try FieldReader.read(value, path: "") { reader throws(InputError) in
            var plan = FaultPlan()
            plan.requestRules = try reader.list("requests") { rule, path throws(InputError) in
                try FieldReader.read(rule, path: path) { reader throws(InputError) in try requestRule(&reader) }
            }
            plan.messageRules = try reader.list("messages") { rule, path throws(InputError) in
                try FieldReader.read(rule, path: path) { reader throws(InputError) in try messageRule(&reader) }
            }
            plan.requestsPerThousand = try reader.count("requestsPerThousand", most: 1000) ?? 0
            plan.messagesPerThousand = try reader.count("messagesPerThousand", most: 1000) ?? 0
            return plan
        }
    }

    static func json(_ plan: FaultPlan) -> JSONValue {
        [
            "requests": .array(plan.requestRules.filter { $0.times > 0 }.map(json)),
            "messages": .array(plan.messageRules.filter { $0.times > 0 }.map(json)),
            "requestsPerThousand": .integer(plan.requestsPerThousand), "messagesPerThousand": .integer(plan.messagesPerThousand),
        ]
    }

    private static func requestRule(_ reader: inout FieldReader) throws(InputError) -> FaultPlan.RequestRule {
        let word = try reader.requiredWord("fault", of: RequestFaultName.self)
        let operation = try reader.optionalText("operation")
        // A misspelt operation would never be met, and the test that counts on the fault would pass.
        if let operation, !operations.contains(operation) { throw reader.invalid("operation", "one of the gateways' operations") }
        return FaultPlan.RequestRule(
            try word.fault(&reader), operation: operation,
            skipping: try reader.count("skipping", most: mostTimes) ?? 0, times: try reader.count("times", most: mostTimes) ?? 1)
    }

    private static func messageRule(_ reader: inout FieldReader) throws(InputError) -> FaultPlan.MessageRule {
        let word = try reader.requiredWord("fault", of: MessageFaultName.self)
        return FaultPlan.MessageRule(
            try word.fault(&reader), kind: try reader.word("kind", of: OutgoingMessage.Kind.self),
            attempt: try reader.optionalText("attempt"), skipping: try reader.count("skipping", most: mostTimes) ?? 0,
            times: try reader.count("times", most: mostTimes) ?? 1)
    }

    private static let operations = Set(PAYUNiEndpoint.allCases.map(\.operation) + KryptoGOEndpoint.allCases.map(\.operation))
    private static let mostTimes: Int64 = 1_000_000

    private static func json(_ rule: FaultPlan.RequestRule) -> JSONValue {
        var object = RequestFaultName.json(rule.fault)
        object["operation"] = rule.operation.map { .string($0) }
        object["skipping"] = .integer(rule.skipping)
        object["times"] = .integer(rule.times)
        return .object(object)
    }

    private static func json(_ rule: FaultPlan.MessageRule) -> JSONValue {
        var object = MessageFaultName.json(rule.fault)
        object["kind"] = rule.kind.map { .string($0.rawValue) }
        object["attempt"] = rule.attempt.map { .string($0) }
        object["skipping"] = .integer(rule.skipping)
        object["times"] = .integer(rule.times)
        return .object(object)
    }
}

extension FieldReader {
    mutating func count(_ name: String, most: Int64) throws(InputError) -> Int? {
        guard let number = try integer(name) else { return nil }
        guard (0...most).contains(number) else { throw invalid(name, "a whole number from 0 to \(most)") }
        return Int(number)
    }
}
#endif
