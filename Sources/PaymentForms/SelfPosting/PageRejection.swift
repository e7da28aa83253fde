/// A form that no page can carry unchanged. Nothing was shown.
public struct PageRejection: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// A name that is empty, or not made of letters, digits and `._-[]`, or that browsers treat specially.
        case name
        /// A control character or a noncharacter.
        case value
        /// The same name twice.
        case duplicate
    }

    public let reason: Reason
    /// Place of the field in the form, from 0.
    public let index: Int

    public var description: String { "form field \(index): \(reason.rawValue) cannot be posted" }
}
