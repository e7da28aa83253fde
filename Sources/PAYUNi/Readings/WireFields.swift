internal import StrictJSON

/// Named texts of one message or of one element of a list, whether they came as a form or as JSON.
protocol WireFields {
    /// The text under exactly this name; `nil` when there is none.
    func text(_ name: String) -> String?
}

extension WireFields {
    /// The text, unless it is one of PAYUNi's words for nothing: an empty text or `-` (docs: PAYUNi 18).
    func filled(_ name: String) -> String? {
        guard let text = text(name), !text.isEmpty, text != "-" else { return nil }
        return text
    }

    func isFilled(_ name: String) -> Bool { filled(name) != nil }
}

extension FormFields: WireFields {
    func text(_ name: String) -> String? { self[name] }
}

/// An element of a JSON list. Texts and numbers count, a number as it is written; whether PAYUNi writes one or the other is not
/// documented (docs: PAYUNi 9).
struct JSONWireFields: WireFields {
    let value: JSONDocument.Value

    func text(_ name: String) -> String? {
        guard let member = value[name] else { return nil }
        return member.string ?? member.numberText
    }
}
