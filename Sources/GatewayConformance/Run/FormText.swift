/// `application/x-www-form-urlencoded`, as a browser would post a form's fields.
enum FormText {
    static func encode(_ fields: [FixtureField]) -> [UInt8] {
        Array(fields.map { escape($0.name) + "=" + escape($0.value) }.joined(separator: "&").utf8)
    }

    private static func escape(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "-_.".contains(character) {
                result.append(character)
            } else if byte == 0x20 {
                result.append("+")
            } else {
                result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}
