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
            kind: try reader.requiredWord("decision", of: Decision.Kind.self), by: try reader.optionalText("by"),
            text: try reader.optionalText("text") ?? "")
    }

    static func readCancel(_ reader: inout FieldReader) throws(InputError) -> DecisionInput {
        DecisionInput(kind: .cancel, by: try reader.optionalText("by"), text: try reader.optionalText("text") ?? "")
    }
}
#endif
