/// One object as text, written member by member: for what is made so often that a tree of values would be most of its price.
///
/// Names are the caller's own words: each once, and none that needs an escape.
package struct JSONObjectText {
    private var writer = JSONWriter(indented: false)

    /// - Parameter capacity: how long it will be, more or less.
    package init(capacity: Int = 0) {
        writer.output.reserveCapacity(capacity)
        writer.output.append(JSONByte.openBrace)
    }

    package mutating func add(_ name: String, _ text: String?) {
        guard let text else { return }
        begin(name)
        writer.write(text)
    }

    package mutating func add(_ name: String, _ number: some FixedWidthInteger) {
        begin(name)
        writer.output += String(number).utf8
    }

    package mutating func add(_ name: String, _ value: JSONValue?) {
        guard let value else { return }
        begin(name)
        writer.write(value, level: 0)
    }

    package mutating func add(_ name: String, object tell: (inout JSONObjectText) -> Void) {
        begin(name)
        writer.output.append(JSONByte.openBrace)
        tell(&self)
        writer.output.append(JSONByte.closeBrace)
    }

    /// A list of objects, each told by itself.
    package mutating func add<Item>(_ name: String, objects items: [Item], _ tell: (Item, inout JSONObjectText) -> Void) {
        begin(name)
        writer.output.append(JSONByte.openBracket)
        for item in items {
            if writer.output.last != JSONByte.openBracket { writer.output.append(JSONByte.comma) }
            writer.output.append(JSONByte.openBrace)
            tell(item, &self)
            writer.output.append(JSONByte.closeBrace)
        }
        writer.output.append(JSONByte.closeBracket)
    }

    /// - Parameter json: a value as text already, copied as it is.
    package mutating func add(_ name: String, copying json: String) {
        begin(name)
        writer.copy(json)
    }

    /// The whole object.
    package consuming func finished() -> [UInt8] {
        writer.output.append(JSONByte.closeBrace)
        return writer.output
    }

    private mutating func begin(_ name: String) {
        if writer.output.last != JSONByte.openBrace { writer.output.append(JSONByte.comma) }
        writer.output.append(JSONByte.quote)
        writer.copy(name)
        writer.output.append(JSONByte.quote)
        writer.output.append(JSONByte.colon)
    }
}
