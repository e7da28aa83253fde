/// A fixture file that does not say what it means: an unknown key, a missing value, a text that is no amount.
///
/// Nothing was run. Repair the file that ``path`` names.
public struct FixtureProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, and the place in it: `cases/query/paid.json: expect.transactions[0]`.
    public let path: String
    public let message: String

    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    public var description: String { "\(path): \(message)" }
}
