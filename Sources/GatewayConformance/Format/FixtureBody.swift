internal import StrictJSON

/// Bytes of a message, with the sealed content beside them for people where there is an envelope.
struct FixtureBody: Sendable {
    var bytes: [UInt8]
    var sealed: SealedMessage?

    /// Takes `body` or `bodyHex`, and `sealed`, out of the reader's object; `nil` when there is no body.
    init?(_ reader: inout ObjectReader) throws(FixtureProblem) {
        let text = try reader.optionalText("body")
        let hex = try reader.optionalText("bodyHex")
        let sealedValue = reader.optional("sealed")
        sealed = try sealedValue.map { value throws(FixtureProblem) in
            try SealedMessage(value, path: reader.path + ".sealed")
        }
        switch (text, hex) {
        case (let text?, nil): bytes = Array(text.utf8)
        case (nil, let hex?):
            guard let decoded = Self.decode(hex) else { throw FixtureProblem(path: reader.path, message: "bodyHex is not hex") }
            bytes = decoded
        case (nil, nil): return nil
        case (_?, _?): throw FixtureProblem(path: reader.path, message: "has both body and bodyHex")
        }
    }

    private static func decode(_ text: String) -> [UInt8]? {
        let digits = text.utf8.map { UInt8(Character(UnicodeScalar($0)).hexDigitValue ?? 255) }
        guard digits.count.isMultiple(of: 2), !digits.contains(255) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
