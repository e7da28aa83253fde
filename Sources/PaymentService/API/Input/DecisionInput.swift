#if Service
import Payments

/// The body of `POST /v1/orders/{order}/decisions` and, without a kind, of `POST /v1/orders/{order}/cancel`.
struct DecisionInput {
    let kind: Decision.Kind
    /// Who decided; `nil`: the caller whose key it was.
    let by: String?
    let text: String

    static func read(_ reader: inout FieldReader) throws(InputError) -> DecisionInput {
        DecisionInput(
            kind: try reader.requiredWord("decision", of: Decision.Kind.self), by: try reader.shortText("by", upTo: 64),
            text: try reader.shortText("text", upTo: 500) ?? "")
    }

    static func readCancel(_ reader: inout FieldReader) throws(InputError) -> DecisionInput {
        DecisionInput(kind: .cancel, by: try reader.shortText("by", upTo: 64), text: try reader.shortText("text", upTo: 500) ?? "")
    }
}

extension FieldReader {
    /// Text for people on one line: control characters would let one line of a log or a table pretend to be two.
    fileprivate mutating func shortText(_ name: String, upTo limit: Int) throws(InputError) -> String? {
        guard let text = try optionalText(name), !text.isEmpty else { return nil }
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard text.unicodeScalars.count <= limit, isPlain else {
            throw invalid(name, "up to \(limit) characters without control characters")
        }
        return text
    }
}
#endif
