#if Dispatcher
internal import Payments
internal import StrictJSON

/// One thing that happens in a scenario. A new kind is a new type, named in ``ScenarioSteps``.
protocol ScenarioStep: Sendable {
    /// The step's name in `do`.
    static var word: String { get }

    /// - Throws: `InputError` naming the field.
    init(_ reader: inout FieldReader) throws(InputError)

    /// - Throws: ``Surprise`` when something else happens than the scenario says.
    func perform(on stage: isolated Stage) async throws(Surprise)
}

/// Something that the scenario does not expect.
struct Surprise: Error, Sendable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

enum ScenarioSteps {
    /// Every kind of step.
    static let all: [any ScenarioStep.Type] = [
        OpenStep.self, PayStep.self, PayerStep.self, ChainStep.self, ConsoleStep.self, KitStep.self, AdoptStep.self,
        WaitStep.self, SleepStep.self, ClockStep.self, DoorStep.self, DeliverStep.self, ReplayStep.self, PostStep.self,
        HintStep.self, FaultStep.self, CrashStep.self, RestartStep.self, DuringStep.self, StoreStep.self, CancelStep.self,
        DecideStep.self, SyncStep.self, ReadStep.self, RedeliverStep.self, EndpointStep.self, TogetherStep.self,
        ExpectStep.self,
    ]

    static func read(_ value: JSONDocument.Value, _ path: String) throws(InputError) -> any ScenarioStep {
        try FieldReader.read(value, path: path) { reader throws(InputError) in
            let word = try reader.text("do")
            guard let type = all.first(where: { $0.word == word }) else {
                throw reader.invalid("do", "one of " + all.map { $0.word }.joined(separator: ", "))
            }
            return try type.init(&reader)
        }
    }
}
#endif
