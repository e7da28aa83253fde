package import StrictJSON

extension TransactionReport {
    /// The report as everything that prints one shows it: claim, numbers, amount, raw words, then what else there is.
    package var json: JSONValue {
        var members = JSONObject()
        tell(&members)
        return .object(members)
    }

    func tell(_ members: inout some JSONMembers) {
        members.add("claim", claim.rawValue)
        members.add("gatewayNumber", gatewayNumber.text)
        members.add("attemptNumber", attemptNumber?.text)
        members.add("amount", amount?.json)
        members.add("raw", raw)
        members.add("method", method?.text)
        members.add("paidAt", paidAt?.json)
        members.add("instructions", instructions?.json)
        members.add("tokens", tokens?.json)
        members.add("settlement", settlement?.json)
        members.add("attention", notices.isEmpty ? nil : .array(notices.map(\.json)))
        // Their names are the gateway's.
        members.add("details", details.isEmpty ? nil : .object(JSONObject(details.map { ($0.name, .string($0.value)) })))
    }

    package init(json value: JSONDocument.Value, path: String) throws(InputError) {
        self = try FieldReader.read(value, path: path) { reader throws(InputError) in
            TransactionReport(
                gatewayNumber: GatewayNumber(try reader.text("gatewayNumber")),
                attemptNumber: try reader.optionalText("attemptNumber").map(AttemptNumber.init),
                claim: try reader.requiredWord("claim", of: Claim.self),
                raw: try reader.optionalText("raw") ?? "",
                amount: try reader.money("amount"),
                method: try reader.optionalText("method").map(PaymentMethod.init),
                paidAt: try reader.time("paidAt"),
                instructions: try reader.nested("instructions", PaymentInstructions.read),
                tokens: try reader.nested("tokens", TokenMovement.read),
                settlement: try reader.nested("settlement", Settlement.read),
                notices: try reader.list("attention") { value, path throws(InputError) in
                    try FieldReader.read(value, path: path, Notice.read)
                },
                details: try Self.readDetails(&reader))
        }
    }

    private static func readDetails(_ reader: inout FieldReader) throws(InputError) -> [Detail] {
        guard let value = reader.optional("details") else { return [] }
        guard let members = value.members else { throw reader.invalid("details", "an object of texts") }
        var details: [Detail] = []
        for (name, value) in members {
            guard let text = value.string else { throw reader.invalid("details", "an object of texts") }
            details.append(Detail(name, text))
        }
        return details
    }
}

extension TransactionReport.Notice {
    package var json: JSONValue { jsonObject([("reason", .string(word)), ("detail", detail.json)]) }

    static func read(_ reader: inout FieldReader) throws(InputError) -> Self {
        let word = try reader.text("reason")
        let detail = try reader.optionalText("detail") ?? ""
        switch word {
        case "reassigned": return .reassigned(to: detail)
        case "mismatch": return .mismatch(field: detail)
        case "queryDue": return .queryDue
        case "discounted": return .discounted
        default: throw reader.invalid("reason", "reassigned, mismatch, queryDue or discounted")
        }
    }
}

extension TransactionReport.TokenMovement {
    package var json: JSONValue {
        jsonObject([
            ("chain", .string(token.chain)), ("contract", .string(token.contract)), ("symbol", .string(token.symbol)),
            ("decimals", .integer(token.decimals)), ("asked", .string(asked.description)),
            ("received", (received?.description).json), ("net", (net?.description).json),
            ("returned", (returned?.description).json), ("paymentHash", paymentHash.json), ("returnHash", returnHash.json),
        ])
    }

    static func read(_ reader: inout FieldReader) throws(InputError) -> Self {
        Self(
            token: try Token.read(&reader), asked: try reader.requiredDecimal("asked"), received: try reader.decimal("received"),
            net: try reader.decimal("net"), returned: try reader.decimal("returned"),
            paymentHash: try reader.optionalText("paymentHash"), returnHash: try reader.optionalText("returnHash"))
    }
}

extension Token {
    /// Reads the four members that name a token.
    static func read(_ reader: inout FieldReader) throws(InputError) -> Token {
        let chain = try reader.text("chain")
        let contract = try reader.text("contract")
        let symbol = try reader.optionalText("symbol") ?? ""
        let decimals = try reader.integer("decimals") ?? 0
        guard let token = Token(chain: chain, contract: contract, symbol: symbol, decimals: Int(clamping: decimals)) else {
            throw reader.invalid("decimals", "0 to 30")
        }
        return token
    }
}

extension TransactionReport.Settlement {
    package var json: JSONValue {
        jsonObject([
            ("capture", (capture?.word).json), ("captured", captured?.json), ("refunded", refunded?.json),
            ("refundPending", refundPending ? .bool(true) : nil), ("unrecognizedRefund", unrecognizedRefund.json),
            ("refundable", refundable?.json),
        ])
    }

    static func read(_ reader: inout FieldReader) throws(InputError) -> Self {
        var settlement = Self(
            capture: try reader.optionalText("capture").map(CaptureStatus.init(word:)), captured: try reader.money("captured"),
            refunded: try reader.money("refunded"), unrecognizedRefund: try reader.optionalText("unrecognizedRefund"),
            refundable: try reader.money("refundable"))
        if let pending = reader.optional("refundPending") {
            guard let flag = pending.bool else { throw reader.invalid("refundPending", "true or false") }
            settlement.refundPending = flag
        }
        return settlement
    }
}

extension CaptureStatus {
    /// The inverse of ``word``.
    init(word: String) {
        let known: [CaptureStatus] = [.notRequested, .requested, .inProgress, .captured, .canceled]
        self = known.first { $0.word == word } ?? .unknown(word.hasPrefix("unknown:") ? String(word.dropFirst(8)) : word)
    }
}
