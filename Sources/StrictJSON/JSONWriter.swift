extension JSONValue {
    /// The value on one line without white space: the same value always gives the same bytes.
    package func serialized() -> [UInt8] {
        var writer = JSONWriter(indented: false)
        // Most are shorter, and growing there step by step would cost more than writing.
        writer.output.reserveCapacity(512)
        writer.write(self, level: 0)
        return writer.output
    }

    package var text: String { String(decoding: serialized(), as: UTF8.self) }

    /// For files people read: two spaces a level, a line feed at the end.
    package var prettyText: String {
        var writer = JSONWriter(indented: true)
        writer.write(self, level: 0)
        writer.output.append(JSONByte.lineFeed)
        return String(decoding: writer.output, as: UTF8.self)
    }
}

struct JSONWriter {
    let indented: Bool
    var output: [UInt8] = []

    mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .object(let object): write(object, level: level)
        case .array(let elements):
            enclose(elements, JSONByte.openBracket, JSONByte.closeBracket, level: level) { writer, element in
                writer.write(element, level: level + 1)
            }
        case .string(let text): write(text)
        case .number(let number): output += number.text.utf8
        case .bool(let flag): output += (flag ? "true" : "false").utf8
        case .null: output += "null".utf8
        }
    }

    private mutating func write(_ object: JSONObject, level: Int) {
        enclose(object.members, JSONByte.openBrace, JSONByte.closeBrace, level: level) { writer, member in
            writer.write(member.key)
            writer.output.append(JSONByte.colon)
            if writer.indented { writer.output.append(JSONByte.space) }
            writer.write(member.value, level: level + 1)
        }
    }

    private mutating func enclose<Item>(
        _ items: [Item], _ open: UInt8, _ close: UInt8, level: Int, each: (inout JSONWriter, Item) -> Void
    ) {
        output.append(open)
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(JSONByte.comma) }
            breakLine(level: level + 1)
            each(&self, item)
        }
        if !items.isEmpty { breakLine(level: level) }
        output.append(close)
    }

    private mutating func breakLine(level: Int) {
        guard indented else { return }
        output.append(JSONByte.lineFeed)
        output += repeatElement(JSONByte.space, count: 2 * level)
    }

    /// In one piece: going from byte to byte costs several times as much.
    mutating func copy(_ text: String) {
        var text = text
        text.withUTF8 { output.append(contentsOf: $0) }
    }

    /// Escapes what the grammar demands and nothing else. Most texts need none of it and are copied whole.
    mutating func write(_ text: String) {
        output.append(JSONByte.quote)
        let isCopied = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.allSatisfy(JSONWriter.isPlain) else { return false }
            output.append(contentsOf: bytes)
            return true
        }
        if isCopied != true {
            for byte in text.utf8 {
                if JSONWriter.isPlain(byte) { output.append(byte) } else { output += JSONWriter.escape(byte) }
            }
        }
        output.append(JSONByte.quote)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= JSONByte.space && byte != JSONByte.quote && byte != JSONByte.backslash
    }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case JSONByte.quote, JSONByte.backslash: return [JSONByte.backslash, byte]
        case 0x08: return [JSONByte.backslash, JSONByte.lowerB]
        case 0x0C: return [JSONByte.backslash, JSONByte.lowerF]
        case JSONByte.lineFeed: return [JSONByte.backslash, JSONByte.lowerN]
        case JSONByte.carriageReturn: return [JSONByte.backslash, JSONByte.lowerR]
        case JSONByte.tab: return [JSONByte.backslash, JSONByte.lowerT]
        default:
            let digits = Array("0123456789abcdef".utf8)
            return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
        }
    }
}
