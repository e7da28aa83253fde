#if Dispatcher
internal import Payments

/// Several things at once, in whatever order they come.
struct TogetherStep: ScenarioStep {
    static let word = "together"

    let steps: [any ScenarioStep]

    init(_ reader: inout FieldReader) throws(InputError) {
        steps = try reader.list("steps", ScenarioSteps.read)
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        await stage.performTogether(steps)
    }
}

extension Stage {
    fileprivate nonisolated func performTogether(_ steps: [any ScenarioStep]) async {
        await withTaskGroup(of: Void.self) { group in
            for step in steps { group.addTask { await self.performMeanwhile([step]) } }
        }
    }
}
#endif
