#if Dispatcher
internal import Payments

/// What must be true of an order now.
struct ExpectStep: ScenarioStep {
    static let word = "expect"

    let order: String
    let expectation: OrderExpectation
    /// How many questions the desk has asked so far.
    let queries: Int?
    /// It has asked so many at least.
    let queriesAtLeast: Int?
    let creates: Int?

    init(_ reader: inout FieldReader) throws(InputError) {
        order = try reader.text("order")
        queries = try reader.count("queries")
        queriesAtLeast = try reader.count("queriesAtLeast")
        creates = try reader.count("creates")
        expectation = try OrderExpectation(&reader)
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        try await OrderCheck(stage: stage, name: order, expectation: expectation).run()
        try await stage.checkAlways(isOver: false)
        if let queries, stage.questions != queries { throw Surprise("\(stage.questions) questions were asked, not \(queries)") }
        if let queriesAtLeast, stage.questions < queriesAtLeast {
            throw Surprise("\(stage.questions) questions were asked, fewer than \(queriesAtLeast)")
        }
        if let creates, stage.creations != creates { throw Surprise("\(stage.creations) payments were begun, not \(creates)") }
    }
}

extension Stage {
    nonisolated var questions: Int { plans.made(where: \.isQuestion) }
    nonisolated var creations: Int { plans.made(where: \.isCreation) }
}
#endif
