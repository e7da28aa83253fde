#if Dispatcher
internal import Payments
internal import StrictJSON

/// The desk's process dies, now or at a call to come.
struct CrashStep: ScenarioStep {
    static let word = "crash"

    let plan: (side: CallPlans.Side, name: String)?
    let skipping: Int

    init(_ reader: inout FieldReader) throws(InputError) {
        plan = try reader.plannedCall()
        skipping = try reader.count("skipping") ?? 0
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        if let plan {
            stage.plans.add(.crash, plan.side, of: plan.name, skipping: skipping, times: 1)
        } else {
            stage.machine.kill()
            stage.desk = nil
        }
    }
}

/// A new process starts on what is stored, perhaps with other keys or secrets.
struct RestartStep: ScenarioStep {
    static let word = "restart"

    let keys: [(name: String, keys: [String])]
    let secrets: [(name: String, secrets: [String])]

    init(_ reader: inout FieldReader) throws(InputError) {
        keys = try reader.lists("keys").map { (name: $0.name, keys: $0.texts) }
        secrets = try reader.lists("secrets").map { (name: $0.name, secrets: $0.texts) }
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        stage.machine.kill()
        for entry in keys { stage.keys[GatewayID(entry.name)] = entry.keys }
        for entry in secrets { stage.secrets[EndpointID(entry.name)] = entry.secrets }
        try stage.start()
    }
}

/// While one of the desk's calls is under way, other things happen.
struct DuringStep: ScenarioStep {
    static let word = "during"

    let plan: (side: CallPlans.Side, name: String)
    let skipping: Int
    let steps: [any ScenarioStep]

    init(_ reader: inout FieldReader) throws(InputError) {
        guard let plan = try reader.plannedCall() else { throw reader.invalid("before", "a call; or after") }
        self.plan = plan
        skipping = try reader.count("skipping") ?? 0
        steps = try reader.list("steps", ScenarioSteps.read)
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let steps = steps
        let deed = CallPlans.Deed.meanwhile { [stage] in await stage.performMeanwhile(steps) }
        stage.plans.add(deed, plan.side, of: plan.name, skipping: skipping, times: 1)
    }
}

/// The store fails, or works again.
struct StoreStep: ScenarioStep {
    static let word = "store"

    enum Failure: String, Sendable, Hashable, CaseIterable {
        case full, readOnly, busy, unavailable, closed

        var kind: OrderStoreError.Kind {
            switch self {
            case .full: .full
            case .readOnly: .readOnly
            case .busy: .busy(retryAfterSeconds: 2)
            case .unavailable: .unavailable(retryAfterSeconds: 2)
            case .closed: .closed
            }
        }
    }

    let failure: Failure?
    let call: String
    /// The call happens, and its answer is lost.
    let isApplied: Bool
    let skipping: Int
    /// `nil`: until the store works again.
    let times: Int?

    init(_ reader: inout FieldReader) throws(InputError) {
        failure = try reader.word("is", of: Failure.self)
        call = try reader.optionalText("at") ?? "*"
        isApplied = try reader.flag("applied") ?? false
        skipping = try reader.count("skipping") ?? 0
        times = try reader.count("times")
        if failure == nil, try reader.flag("works") != true { throw reader.invalid("is", "a failure; or works: true") }
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        guard let failure else { return stage.plans.forgetFailures() }
        stage.plans.add(
            .fail(.store(failure.kind)), isApplied ? .after : .before, of: call, skipping: skipping, times: times)
    }
}

extension Stage {
    func performMeanwhile(_ steps: [any ScenarioStep]) async {
        do throws(Surprise) {
            try await perform(steps)
        } catch {
            surprises.append(error)
        }
    }
}

extension FieldReader {
    /// `before` or `after` a call; `nil` for neither.
    fileprivate mutating func plannedCall() throws(InputError) -> (side: CallPlans.Side, name: String)? {
        switch (try optionalText("before"), try optionalText("after")) {
        case (let name?, nil): (.before, name)
        case (nil, let name?): (.after, name)
        case (nil, nil): nil
        default: throw invalid("before", "alone, without after")
        }
    }

    /// An object of lists of texts.
    fileprivate mutating func lists(_ name: String) throws(InputError) -> [(name: String, texts: [String])] {
        let found = try table(name) { value, path throws(InputError) in
            guard let elements = value.elements else { throw InputError(.invalidField, path: path, expected: "a list") }
            return elements.compactMap(\.string)
        }
        return (found ?? []).map { (name: $0.name, texts: $0.value) }
    }
}
#endif
