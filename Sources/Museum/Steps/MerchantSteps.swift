#if Dispatcher
internal import PaymentDispatcher
internal import Payments

/// The merchant withdraws an order.
struct CancelStep: ScenarioStep {
    static let word = "cancel"

    let order: String
    let refused: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        refused = try reader.optionalText("refused")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = try stage.order(order)
        let asked = try await stage.ask { desk throws(DispatcherError) in
            try await desk.cancel(id, by: "shop", text: "unpaid for too long")
        }
        _ = try stage.answer(asked, refused: refused)
    }
}

/// A person decides.
struct DecideStep: ScenarioStep {
    static let word = "decide"

    let order: String
    let kind: Decision.Kind
    let refused: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        kind = try reader.requiredWord("as", of: Decision.Kind.self)
        refused = try reader.optionalText("refused")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = try stage.order(order)
        let asked = try await stage.ask { [kind] desk throws(DispatcherError) in
            try await desk.decide(id, kind, by: "anna", text: "looked at it")
        }
        _ = try stage.answer(asked, refused: refused)
    }
}

/// The merchant wants to know now.
struct SyncStep: ScenarioStep {
    static let word = "sync"

    let order: String
    let refused: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        refused = try reader.optionalText("refused")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = try stage.order(order)
        let asked = try await stage.ask { desk throws(DispatcherError) in try await desk.sync(id) }
        _ = try stage.answer(asked, refused: refused)
    }
}

/// The merchant reads how an order stands, as the desk tells it.
struct ReadStep: ScenarioStep {
    static let word = "read"

    let order: String
    let status: OrderStatus
    let refused: String?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        status = try reader.requiredWord("status", of: OrderStatus.self)
        refused = try reader.optionalText("refused")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = try stage.order(order)
        let asked = try await stage.ask { desk throws(DispatcherError) in try await desk.detail(id) }
        guard let detail = try stage.answer(asked, refused: refused) else { return }
        guard detail.state.status == status else { throw Surprise("reads \(detail.state.status), not \(status)") }
    }
}

/// The merchant wants an order's events once more.
struct RedeliverStep: ScenarioStep {
    static let word = "redeliver"

    let order: String
    /// How many deliveries are planned.
    let planned: Int

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        planned = try reader.count("planned") ?? 0
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let id = try stage.order(order)
        let asked = try await stage.ask { desk throws(DispatcherError) in try await desk.redeliver(.order(id)) }
        guard let count = try stage.answer(asked, refused: nil)?.deliveries else { return }
        guard count == planned else { throw Surprise("plans \(count) deliveries") }
    }
}

/// The merchant's server changes.
struct EndpointStep: ScenarioStep {
    static let word = "endpoint"

    enum State: String, Sendable, Hashable, CaseIterable {
        case up, down, forgetful
    }

    let name: String
    let mood: MerchantEndpoint.Mood?
    let secrets: [String]?

    init(_ reader: inout FieldReader) throws(InputError) {
        name = try reader.optionalText("name") ?? "shop"
        let state = try reader.word("is", of: State.self)
        let status = try reader.count("answers")
        let seconds = try reader.count("retryAfter")
        secrets = try reader.texts("knows")
        switch (state, status) {
        case (.up?, nil): mood = .answers(200)
        case (.down?, nil): mood = .down
        case (.forgetful?, nil): mood = .forgetsToAnswer
        case (nil, let status?): mood = .answers(status, retryAfterSeconds: seconds)
        case (nil, nil) where secrets != nil: mood = nil
        default: throw reader.invalid("is", "up, down or forgetful; or answers with a status; or knows secrets")
        }
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let endpoint = try stage.endpoint(name)
        if let mood { endpoint.setMood(mood) }
        if let secrets { endpoint.setSecrets(secrets.map { TestAccounts.webhookSecret($0) }) }
    }
}
#endif
