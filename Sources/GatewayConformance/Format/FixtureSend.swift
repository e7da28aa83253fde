internal import StrictJSON

/// What the adapter must put on the wire.
enum FixtureSend: Sendable {
    /// The case says `"send": null`: the adapter must not use the network.
    case nothing
    case request(Request)

    struct Request: Sendable {
        var method: String
        /// Path and query.
        var path: String
        /// Those that matter; others are not looked at. Names are compared without case.
        var headers: [FixtureField]
        var body: Body?
    }

    enum Body: Sendable {
        case exact(String)
        /// Compared by value: the order of members carries no meaning.
        case json(JSONValue)
        /// The opened envelope, compared field by field in any order.
        case sealed(SealedMessage)
    }

    init(_ value: JSONValue, path: String) throws(FixtureProblem) {
        guard value != .null else {
            self = .nothing
            return
        }
        var reader = try ObjectReader(value, path: path)
        var body: Body?
        if let text = try reader.optionalText("body") { body = .exact(text) }
        if let json = reader.optional("json") { body = .json(json) }
        if let sealed = reader.optional("sealed") { body = .sealed(try SealedMessage(sealed, path: path + ".sealed")) }
        self = .request(
            Request(
                method: try reader.text("method"), path: try reader.text("path"),
                headers: try reader.optionalObject("headers")?.texts() ?? [], body: body))
        try reader.finish()
    }
}
