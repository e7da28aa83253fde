#if Dispatcher
internal import GatewaySimulator
internal import PAYUNi
internal import PaymentDispatcher
internal import Payments

/// Somebody posts something to PAYUNi's callback address: the gateway itself, or anybody.
struct PostStep: ScenarioStep {
    static let word = "post"

    enum Content: String, Sendable, Hashable, CaseIterable {
        /// A card's result that says paid, with changes.
        case result
        /// Our own sealed form, thrown back.
        case ownForm
        /// The gateway's sealed answer to a query, thrown in.
        case queryAnswer
        case nothing, garbage, huge
    }

    let gateway: GatewayID
    /// The account that writes it, where it is not the one whose address it comes to.
    let writer: GatewayID
    let kind: Callback.Kind
    let content: Content
    let attempt: String?
    /// Names the attempt's number whatever the attempt's gateway is.
    let fields: [(name: String, value: String)]
    let seal: Letters.Seal
    let times: Int
    let answer: Int?
    let outcome: CallbackReceipt.Outcome?

    init(_ reader: inout FieldReader) throws(InputError) {
        gateway = GatewayID(try reader.optionalText("to") ?? "payuni")
        writer = try reader.optionalText("from").map { GatewayID($0) } ?? gateway
        kind = try reader.word("kind", of: Callback.Kind.self) ?? .server
        content = try reader.word("content", of: Content.self) ?? .result
        attempt = try reader.optionalText("attempt")
        fields = try reader.textTable("fields")
        seal = try reader.word("seal", of: Letters.Seal.self) ?? .genuine
        times = try reader.count("times") ?? 1
        answer = try reader.count("answer")
        outcome = try reader.word("outcome", of: CallbackReceipt.Outcome.self)
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let callback = Callback(kind, body: try body(stage), contentType: "application/x-www-form-urlencoded")
        for _ in 0..<times {
            guard let receipt = await stage.receive(callback, from: gateway, token: nil) else { continue }
            if let answer, receipt.answer.status != answer { throw Surprise("is answered with \(receipt.answer.status)") }
            if let outcome, receipt.outcome != outcome { throw Surprise("is taken as \(receipt.outcome)") }
        }
    }

    private func body(_ stage: isolated Stage) throws(Surprise) -> [UInt8] {
        switch content {
        case .nothing: return []
        case .garbage: return Array("EncryptInfo=&HashInfo=%ZZ&&=&\u{0}".utf8)
        case .huge: return Array(repeating: UInt8(ascii: "a"), count: 1 << 20)
        case .ownForm:
            guard let attempt, case .form(let form)? = try stage.attempt(attempt).instructions else {
                throw Surprise("there is no form")
            }
            return FormEncoder.encode(form.fields.map { (name: $0.name, value: $0.value) })
        case .result:
            let letters = try Letters(try stage.account(writer))
            return try letters.form(
                letters.result(of: try number(stage), amount: try amount(stage), changed: fields), seal: seal)
        case .queryAnswer:
            let letters = try Letters(try stage.account(writer))
            let answer = try letters.answer(
                .tradeQuery, [("MerTradeNo", try number(stage).text)], at: stage.clock.truth)
            return try Letters.posted(answer)
        }
    }

    private func number(_ stage: isolated Stage) throws(Surprise) -> AttemptNumber {
        guard let attempt else { return "NOT-OURS-1" }
        return try stage.number(attempt)
    }

    private func amount(_ stage: isolated Stage) throws(Surprise) -> Money {
        guard let attempt else { return .twd(300) }
        return stage.dues[try stage.attempt(attempt).order] ?? .twd(300)
    }
}
#endif
