/// A number as text that the grammar allows. `1`, `1.0` and `1e0` are three different numbers here.
package struct JSONNumber: Hashable, Sendable {
    package let text: String

    /// - Returns: nil when the text is no JSON number.
    package init?(_ text: String) {
        guard let document = try? JSONDocument(text), document.root.rawBytes.count == text.utf8.count,
            let exact = document.root.numberText
        else { return nil }
        self.text = exact
    }

    package init(_ value: some FixedWidthInteger) {
        text = String(value)
    }

    init(checked text: String) {
        self.text = text
    }
}
