package import StrictJSON

extension Evidence {
    package var json: JSONValue {
        var members: [(String, JSONValue?)] = [("at", receivedAt.json), ("kind", .string(statement.kind))]
        members += statement.members
        members.append(("digest", digest.json))
        return jsonObject(members)
    }

    package init(json value: JSONDocument.Value, path: String) throws(InputError) {
        self = try FieldReader.read(value, path: path) { reader throws(InputError) in
            let statement = try Statement.read(&reader)
            let digest = try reader.optionalText("digest")
            if let digest, digest.utf8.count != 64 || !digest.utf8.allSatisfy({ $0.isHexDigit && !$0.isUpperLetter }) {
                throw reader.invalid("digest", "64 lower-case hex digits")
            }
            return Evidence(statement, receivedAt: try reader.requiredTime("at"), digest: digest)
        }
    }
}

extension Statement {
    /// The word by which documents tell statements apart.
    package var kind: String {
        switch self {
        case .report: "report"
        case .hint: "hint"
        case .start: "start"
        case .clock: "clock"
        case .decision: "decision"
        case .refund: "refund"
        }
    }

    fileprivate var members: [(String, JSONValue?)] {
        switch self {
        case .report(let verified):
            [
                ("attempt", .string(verified.attempt.text)), ("verification", .string(verified.verification.rawValue)),
                ("report", verified.report.json),
            ]
        case .hint(let hint):
            [("attempt", (hint.attempt?.text).json), ("gatewayNumber", (hint.gatewayNumber?.text).json)]
        case .start(let start):
            [("attempt", .string(start.attempt.text)), ("outcome", .string(start.outcome.rawValue))]
        case .clock: []
        case .decision(let decision):
            [
                ("number", .integer(decision.number)), ("decision", .string(decision.kind.rawValue)),
                ("by", .string(decision.by)), ("text", decision.text.isEmpty ? nil : .string(decision.text)),
            ]
        case .refund(let refund):
            [
                ("refund", .string(refund.number.text)), ("attempt", .string(refund.transaction.attempt.text)),
                ("gatewayNumber", .string(refund.transaction.gatewayNumber.text)), ("refundKind", .string(refund.kind.rawValue)),
                ("amount", refund.amount.json), ("status", .string(refund.status.rawValue)),
            ]
        }
    }

    fileprivate static func read(_ reader: inout FieldReader) throws(InputError) -> Statement {
        switch try reader.text("kind") {
        case "report":
            let value = try reader.required("report", "a report")
            return .report(
                VerifiedReport(
                    attempt: AttemptNumber(try reader.text("attempt")),
                    report: try TransactionReport(json: value, path: reader.path(of: "report")),
                    verification: try reader.requiredWord("verification", of: VerifiedReport.Verification.self)))
        case "hint":
            return .hint(
                Hint(
                    attempt: try reader.optionalText("attempt").map(AttemptNumber.init),
                    gatewayNumber: try reader.optionalText("gatewayNumber").map(GatewayNumber.init)))
        case "start":
            return .start(
                StartOutcome(
                    attempt: AttemptNumber(try reader.text("attempt")),
                    outcome: try reader.requiredWord("outcome", of: StartOutcome.Outcome.self)))
        case "clock": return .clock
        case "decision": return .decision(try readDecision(&reader))
        case "refund": return .refund(try readRefund(&reader))
        default: throw reader.invalid("kind", "report, hint, start, clock, decision or refund")
        }
    }

    private static func readDecision(_ reader: inout FieldReader) throws(InputError) -> Decision {
        guard let number = try reader.integer("number"), (1...1_000_000).contains(number) else {
            throw reader.invalid("number", "a whole number from 1")
        }
        return Decision(
            number: Int(number), kind: try reader.requiredWord("decision", of: Decision.Kind.self), by: try reader.text("by"),
            text: try reader.optionalText("text") ?? "")
    }

    private static func readRefund(_ reader: inout FieldReader) throws(InputError) -> RefundStatement {
        RefundStatement(
            number: RefundNumber(try reader.text("refund")),
            transaction: TransactionKey(
                attempt: AttemptNumber(try reader.text("attempt")), gatewayNumber: GatewayNumber(try reader.text("gatewayNumber"))
            ),
            kind: try reader.requiredWord("refundKind", of: Refund.Kind.self), amount: try reader.requiredMoney("amount"),
            status: try reader.requiredWord("status", of: Refund.Status.self))
    }
}
