package import StrictJSON

extension Evidence {
    package var json: JSONValue {
        var members = JSONObject()
        tell(&members)
        return .object(members)
    }

    /// ``json`` as text. Every message is stored so, and no tree is made for it.
    package var text: String {
        var text = JSONObjectText(capacity: 512)
        tell(&text)
        return String(decoding: text.finished(), as: UTF8.self)
    }

    private func tell(_ members: inout some JSONMembers) {
        members.add("at", receivedAt.json)
        members.add("kind", statement.kind)
        statement.tell(&members)
        members.add("digest", digest)
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

    fileprivate func tell(_ members: inout some JSONMembers) {
        switch self {
        case .report(let verified):
            members.add("attempt", verified.attempt.text)
            members.add("verification", verified.verification.rawValue)
            members.add("report") { verified.report.tell(&$0) }
        case .hint(let hint):
            members.add("attempt", hint.attempt?.text)
            members.add("gatewayNumber", hint.gatewayNumber?.text)
        case .start(let start):
            members.add("attempt", start.attempt.text)
            members.add("outcome", start.outcome.rawValue)
        case .clock: break
        case .decision(let decision):
            members.add("number", .integer(decision.number))
            members.add("decision", decision.kind.rawValue)
            members.add("by", decision.by)
            members.add("text", decision.text.isEmpty ? nil : decision.text)
            members.add("request", decision.request?.text)
        case .refund(let refund):
            members.add("refund", refund.number.text)
            members.add("attempt", refund.transaction.attempt.text)
            members.add("gatewayNumber", refund.transaction.gatewayNumber.text)
            members.add("refundKind", refund.kind.rawValue)
            members.add("amount", refund.amount.json)
            members.add("status", refund.status.rawValue)
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
            text: try reader.optionalText("text") ?? "", request: try reader.optionalText("request").map(IdempotencyKey.init))
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
