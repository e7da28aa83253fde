import StrictJSON

func parse(_ text: String) throws -> JSONDocument.Value {
    try JSONDocument(text).root
}
