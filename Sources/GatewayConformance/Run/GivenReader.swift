internal import Payments
internal import StrictJSON

/// Turns `given` into the typed values of the contracts.
enum GivenReader {
    static func attempt(_ fixture: Fixture) throws(FixtureProblem) -> AttemptRequest {
        var reader = try ObjectReader(fixture.given, path: fixture.file + ": given")
        _ = reader.optional("now")
        var request = AttemptRequest(
            number: AttemptNumber(try reader.text("number")), order: OrderID(try reader.optionalText("order") ?? "order-1"),
            amount: try money("amount", &reader), description: try reader.optionalText("description") ?? "goods")
        if let method = try reader.optionalText("method") { request.method = PaymentMethod(method) }
        if let deadline = try reader.optionalInteger("deadline") { request.deadline = Timestamp(seconds: Int64(deadline)) }
        request.callbackURL = try address("callbackURL", &reader)
        request.returnURL = try address("returnURL", &reader)
        request.payerEmail = try reader.optionalText("payerEmail")
        request.language = try reader.optionalText("language")
        try reader.finish()
        return request
    }

    static func reference(_ fixture: Fixture) throws(FixtureProblem) -> AttemptReference {
        try reference(fixture.given, path: fixture.file + ": given")
    }

    static func references(_ fixture: Fixture) throws(FixtureProblem) -> [AttemptReference] {
        var reader = try ObjectReader(fixture.given, path: fixture.file + ": given")
        _ = reader.optional("now")
        var references: [AttemptReference] = []
        for value in try reader.list("references") { references.append(try reference(value, path: reader.path)) }
        try reader.finish()
        return references
    }

    static func reference(_ value: JSONValue, path: String) throws(FixtureProblem) -> AttemptReference {
        var reader = try ObjectReader(value, path: path)
        _ = reader.optional("now")
        let reference = AttemptReference(
            number: AttemptNumber(try reader.text("number")),
            gatewayNumber: try reader.optionalText("gatewayNumber").map { GatewayNumber($0) },
            amount: reader.optional("amount") == nil ? nil : try money("amount", &reader),
            token: try token(&reader))
        try reader.finish()
        return reference
    }

    static func filters(_ fixture: Fixture) throws(FixtureProblem) -> [FixtureField] {
        var reader = try ObjectReader(fixture.given, path: fixture.file + ": given")
        _ = reader.optional("now")
        let filters = try reader.optionalObject("filters")?.texts() ?? []
        try reader.finish()
        return filters
    }

    static func transfer(_ fixture: Fixture) throws -> Transfer {
        var reader = try ObjectReader(fixture.given, path: fixture.file + ": given")
        _ = reader.optional("now")
        guard let amount = ExactDecimal(try reader.text("amount")), let token = try token(&reader) else {
            throw FixtureProblem(path: reader.path, message: "amount or token is not usable")
        }
        var transfer = Transfer(
            id: try reader.text("id"), amount: TokenAmount(amount, token), recipient: try reader.text("recipient"))
        try reader.finish()
        // The row is durable before the call: an adapter is only ever handed a submitted transfer.
        try transfer.move(to: .approved)
        try transfer.move(to: .submitted)
        return transfer
    }

    static func refund(_ fixture: Fixture) throws -> Refund {
        var reader = try ObjectReader(fixture.given, path: fixture.file + ": given")
        _ = reader.optional("now")
        guard let kind = Refund.Kind(rawValue: try reader.text("kind")) else {
            throw FixtureProblem(path: reader.path, message: "kind is no kind of refund")
        }
        var refund = Refund(
            number: RefundNumber(try reader.text("number")), attempt: AttemptNumber(try reader.text("attempt")),
            transaction: GatewayNumber(try reader.text("transaction")), kind: kind, amount: try money("amount", &reader))
        try reader.finish()
        try refund.move(to: .submitted)
        return refund
    }

    static func callback(_ fixture: Fixture) throws(FixtureProblem) -> (callback: Callback, body: FixtureBody) {
        var reader = try ObjectReader(fixture.given, path: fixture.file + ": given")
        _ = reader.optional("now")
        let contentType = try reader.optionalText("contentType")
        guard let body = try FixtureBody(&reader) else { throw FixtureProblem(path: reader.path, message: "body is missing") }
        try reader.finish()
        let kind: Callback.Kind = fixture.operation == .return ? .browserReturn : .server
        return (Callback(kind, body: body.bytes, contentType: contentType), body)
    }

    static func reply(_ fixture: Fixture) throws(FixtureProblem) -> ReplyCall {
        var reader = try ObjectReader(fixture.given, path: fixture.file + ": given")
        _ = reader.optional("now")
        let call = ReplyCall(
            endpoint: try reader.text("endpoint"), values: try reader.optionalObject("values")?.texts() ?? [])
        try reader.finish()
        return call
    }

    /// `given.now` in Unix seconds, else the account's.
    static func clock(_ fixture: Fixture, account: FixtureAccount) throws(FixtureProblem) -> FixedTime {
        if case .number(let number)? = fixture.given["now"], let seconds = Int64(number.text) {
            return FixedTime(Timestamp(seconds: seconds))
        }
        return FixedTime(Timestamp(seconds: Int64(account.values["now"] ?? "") ?? 1_767_225_600))
    }

    private static func money(_ key: String, _ reader: inout ObjectReader) throws(FixtureProblem) -> Money {
        let parts = try reader.text(key).split(separator: " ")
        guard parts.count == 2, let money = Money(parts[0], parts[1]) else {
            throw FixtureProblem(path: reader.path, message: "\(key) is not an amount such as \"300 TWD\"")
        }
        return money
    }

    private static func address(_ key: String, _ reader: inout ObjectReader) throws(FixtureProblem) -> WebURL? {
        guard let text = try reader.optionalText(key) else { return nil }
        guard let address = WebURL(text) else { throw FixtureProblem(path: reader.path, message: "\(key) is no web address") }
        return address
    }

    private static func token(_ reader: inout ObjectReader) throws(FixtureProblem) -> Token? {
        guard var parts = try reader.optionalObject("token") else { return nil }
        let token = Token(
            chain: try parts.text("chain"), contract: try parts.text("contract"), symbol: try parts.text("symbol"),
            decimals: try parts.integer("decimals"))
        try parts.finish()
        guard let token else { throw FixtureProblem(path: parts.path, message: "is no token") }
        return token
    }
}
