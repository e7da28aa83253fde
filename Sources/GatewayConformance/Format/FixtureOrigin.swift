/// Where a case comes from, so that a reader knows how far to believe it.
public struct FixtureOrigin: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Printed by a document of the gateway, byte for byte.
        case verbatim
        /// Values seen on the real wire, written down by somebody else; the text around them was made again.
        case recorded
        /// Built from a documented field table with invented values.
        case derived
    }

    public let kind: Kind
    /// The document and section.
    public let source: String
    public let note: String?

    init(_ reader: inout ObjectReader) throws(FixtureProblem) {
        var origin = try reader.object("origin")
        guard let kind = Kind(rawValue: try origin.text("kind")) else {
            throw FixtureProblem(path: origin.path, message: "kind is none of verbatim, recorded, derived")
        }
        self.kind = kind
        source = try origin.text("source")
        note = try origin.optionalText("note")
        try origin.finish()
    }
}
