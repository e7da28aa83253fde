internal import StrictJSON

/// One named value of a message, in the order of the wire.
public struct FixtureField: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A message inside a gateway's envelope, as people read it.
public struct SealedMessage: Sendable, Hashable {
    /// What travels beside the envelope.
    public var outer: [FixtureField]
    /// What the envelope holds, in order. Empty when ``text`` says it.
    public var inner: [FixtureField]
    /// The envelope's content where it is not the usual list of fields.
    public var text: String?

    public init(outer: [FixtureField], inner: [FixtureField], text: String? = nil) {
        self.outer = outer
        self.inner = inner
        self.text = text
    }

    /// The first inner value of that name.
    public subscript(name: String) -> String? { inner.first { $0.name == name }?.value }
}

extension SealedMessage {
    init(_ value: JSONValue, path: String) throws(FixtureProblem) {
        var reader = try ObjectReader(value, path: path)
        outer = try reader.optionalObject("outer")?.texts() ?? []
        text = try reader.optionalText("text")
        inner = []
        for pair in try reader.list("fields") {
            guard case .array(let parts) = pair, parts.count == 2, case .string(let name) = parts[0],
                case .string(let value) = parts[1]
            else { throw FixtureProblem(path: path, message: "a field is not a pair of texts") }
            inner.append(FixtureField(name, value))
        }
        try reader.finish()
        guard text == nil || inner.isEmpty else { throw FixtureProblem(path: path, message: "has both text and fields") }
    }

    /// Inner fields in one order, since the order on the wire carries no meaning.
    var sortedInner: [FixtureField] { inner.sorted { ($0.name, $0.value) < ($1.name, $1.value) } }
}
