/// The test account of a gateway's fixtures, from `account.json`: names and values, all text, all of them made up.
public struct FixtureAccount: Sendable, Hashable {
    public let values: [String: String]

    public init(_ values: [String: String]) {
        self.values = values
    }

    /// - Throws: ``FixtureProblem`` when the account has no such value.
    public func value(_ name: String) throws(FixtureProblem) -> String {
        guard let value = values[name] else { throw FixtureProblem(path: "account.json", message: "\(name) is missing") }
        return value
    }
}
