#if Dispatcher
public import Payments

/// What became of playing one scenario.
public struct ScenarioResult: Sendable {
    public let scenario: Scenario
    /// What differed from what the scenario says; `nil` when nothing did.
    public let surprise: String?

    public var isAsExpected: Bool { surprise == nil }
}

/// Plays scenarios.
public struct ScenarioPlayer: Sendable {
    /// Makes an empty store for each scenario.
    public typealias StoreMaker = @Sendable () async throws -> any OrderStore

    private let makeStore: StoreMaker

    public init(store: @escaping StoreMaker = { InMemoryOrderStore() }) {
        makeStore = store
    }

    /// Plays one scenario from beginning to end, on a store of its own.
    public func play(_ scenario: Scenario) async -> ScenarioResult {
        let store: any OrderStore
        do {
            store = try await makeStore()
        } catch {
            return ScenarioResult(scenario: scenario, surprise: "no store: \(error)")
        }
        do throws(Surprise) {
            let stage = try Stage(scenario, store: store)
            try await stage.play()
            return ScenarioResult(scenario: scenario, surprise: nil)
        } catch {
            return ScenarioResult(scenario: scenario, surprise: error.description)
        }
    }
}

extension Stage {
    func play() async throws(Surprise) {
        try start()
        try await perform(scenario.steps)
        try await checkEnd()
        try await checkAlways(isOver: true)
    }
}
#endif
