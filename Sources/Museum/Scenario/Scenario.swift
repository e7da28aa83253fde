#if Dispatcher
public import Payments
internal import StrictJSON

/// One class of failure as a story that the whole desk plays: what is done, what goes wrong, and what must come of it.
public struct Scenario: Sendable {
    /// The file's name: words joined by `-`.
    public let id: String
    /// What must hold, as one sentence.
    public let title: String
    /// Where such a failure is known from; see the table of causes.
    public let causes: [String]
    /// What happens, in one or two sentences.
    public let story: String
    let startsAt: Timestamp
    let gateways: [ScenarioGateway]
    let endpoints: [String]
    let policies: OrderPolicies
    let steps: [any ScenarioStep]
    let expectation: ScenarioExpectation

    /// 2026-01-05, a Monday, 10:00 in Taiwan.
    static let usualStart = Timestamp(seconds: 1_767_578_400)

    /// - Throws: `InputError` naming the field that is missing, wrong or unknown.
    public init(jsonText: String) throws(InputError) {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(jsonText)
        } catch {
            throw InputError(.malformedJSON, path: "", expected: error.description)
        }
        self = try FieldReader.read(document.root, path: "") { reader throws(InputError) in try Scenario(&reader) }
    }

    private init(_ reader: inout FieldReader) throws(InputError) {
        id = try reader.text("id")
        title = try reader.text("title")
        story = try reader.text("story")
        causes = try reader.texts("causes") ?? []
        guard !causes.isEmpty else { throw reader.invalid("causes", "a list that is not empty") }
        startsAt = try reader.time("starts") ?? Self.usualStart
        let gateways = try reader.list("gateways") { value, path throws(InputError) in
            try ScenarioGateway(json: value, path: path)
        }
        self.gateways = gateways.isEmpty ? ScenarioGateway.usual : gateways
        endpoints = try reader.texts("endpoints") ?? ["shop"]
        policies = try reader.nested("policies", OrderPolicies.read) ?? OrderPolicies()
        steps = try reader.list("steps", ScenarioSteps.read)
        guard !steps.isEmpty else { throw reader.invalid("steps", "a list that is not empty") }
        guard let expectation = try reader.nested("expect", ScenarioExpectation.init) else {
            throw InputError(.missingField, path: "expect", expected: "an object")
        }
        self.expectation = expectation
    }
}

extension Scenario: CustomStringConvertible {
    public var description: String { id }
}
#endif
