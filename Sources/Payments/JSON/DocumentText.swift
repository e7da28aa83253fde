internal import StrictJSON

extension Order {
    /// The order as one line of JSON, to store or to send; see `docs/fold.md`. Equal orders give equal bytes.
    public var jsonText: String { json.text }

    /// Reads what ``jsonText`` wrote, or what somebody else wrote by the same document.
    /// - Throws: ``InputError`` with the path of the first thing that is not as it should be. Nothing of the text is in it.
    public init(jsonText: String) throws(InputError) {
        self = try readDocument(jsonText) { value throws(InputError) in try Order(json: value, path: "") }
    }
}

extension Evidence {
    /// The evidence as one line of JSON, to store and to fold again; see `docs/fold.md`.
    public var jsonText: String { text }

    /// Reads what ``jsonText`` wrote.
    /// - Throws: ``InputError`` with the path of the first thing that is not as it should be. Nothing of the text is in it.
    public init(jsonText: String) throws(InputError) {
        self = try readDocument(jsonText) { value throws(InputError) in try Evidence(json: value, path: "") }
    }
}

private func readDocument<Value>(
    _ text: String, _ read: (JSONDocument.Value) throws(InputError) -> Value
) throws(InputError) -> Value {
    let document: JSONDocument
    do throws(JSONError) {
        document = try JSONDocument(text)
    } catch {
        throw InputError(.malformedJSON, path: "", expected: error.description)
    }
    return try read(document.root)
}
