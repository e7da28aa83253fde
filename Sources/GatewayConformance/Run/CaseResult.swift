/// How one case went.
public struct CaseResult: Sendable, Hashable {
    public let file: String
    public let name: String
    public let operation: Fixture.Operation
    public let origin: FixtureOrigin.Kind
    /// Why it failed, one line each; empty when it passed.
    public let reasons: [String]

    public var passed: Bool { reasons.isEmpty }

    init(fixture: Fixture, reasons: [String]) {
        file = fixture.file
        name = fixture.name
        operation = fixture.operation
        origin = fixture.origin.kind
        self.reasons = reasons
    }
}
