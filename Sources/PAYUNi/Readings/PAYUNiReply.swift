internal import Payments
internal import StrictJSON

/// A reply to a call of ours whose seal held. It may hold card tokens: keep it out of logs; its description shows the code alone.
public struct PAYUNiReply: Sendable {
    public let endpoint: PAYUNiEndpoint
    /// The sealed `Status`: `SUCCESS`, another word, or an error code.
    public let code: String
    /// PAYUNi's own words, for people.
    public let message: String?
    let content: Content

    enum Content: Sendable {
        case form(FormFields)
        case json(JSONDocument)
    }

    /// The fields of a form; a JSON reply has none.
    public var fields: FormFields? {
        if case .form(let fields) = content { fields } else { nil }
    }

    var top: any WireFields {
        switch content {
        case .form(let fields): fields
        case .json(let document): JSONWireFields(value: document.root)
        }
    }

    /// The elements of `Result`, whichever way they are written.
    var entries: [any WireFields] {
        switch content {
        case .form(let fields): fields.entries(of: "Result").map(\.fields)
        case .json(let document):
            document.root["Result"]?.elements.map { elements in elements.map { JSONWireFields(value: $0) } } ?? []
        }
    }
}

extension PAYUNiReply: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(endpoint.path): \(code)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
