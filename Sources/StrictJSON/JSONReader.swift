/// One pass over the input: checks the whole grammar and writes the tape.
///
/// Reads through a raw pointer. Every read is preceded by a comparison with `count` in the same function, and the
/// pointer never leaves the call that lent it.
struct JSONReader {
    let base: UnsafeRawPointer
    let count: Int
    let limits: JSONLimits
    var position = 0
    var depth = 0
    var tape = JSONTape()

    static func tape(of input: UnsafeRawBufferPointer, limits: JSONLimits) throws(JSONError) -> JSONTape {
        guard input.count <= limits.bytes else { throw JSONError(.tooLarge, at: limits.bytes) }
        guard let base = input.baseAddress else { throw JSONError(.syntax, at: 0) }
        var reader = JSONReader(base: base, count: input.count, limits: limits)
        // A message of names and short values makes a node about every sixteen bytes.
        reader.tape.reserveCapacity(input.count / 12 + 8)
        reader.skipWhiteSpace()
        try reader.readValue()
        reader.skipWhiteSpace()
        guard reader.position == reader.count else { throw JSONError(.trailing, at: reader.position) }
        return reader.tape
    }

    @inline(__always)
    func byte(at offset: Int) -> UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

    /// The byte to read next; 0, which the grammar has no place for, at the end.
    @inline(__always)
    var current: UInt8 { position < count ? byte(at: position) : 0 }

    var unexpected: JSONError { JSONError(.syntax, at: position) }

    @inline(__always)
    mutating func skipWhiteSpace() {
        while position < count {
            let next = byte(at: position)
            guard next <= JSONByte.space else { return }
            guard
                next == JSONByte.space || next == JSONByte.lineFeed || next == JSONByte.carriageReturn
                    || next == JSONByte.tab
            else { return }
            position &+= 1
        }
    }

    mutating func readValue() throws(JSONError) {
        switch current {
        case JSONByte.quote: try readString()
        case JSONByte.openBrace: try readObject()
        case JSONByte.openBracket: try readArray()
        case JSONByte.minus, JSONByte.zero...JSONByte.nine: try readNumber()
        case JSONByte.lowerT: try readLiteral("true", .boolTrue)
        case JSONByte.lowerF: try readLiteral("false", .boolFalse)
        case JSONByte.lowerN: try readLiteral("null", .null)
        default: throw unexpected
        }
    }

    @inline(__always)
    mutating func append(_ kind: JSONNode.Kind, from start: Int, to end: Int) {
        tape.append(JSONNode(kind: kind, start: start, end: end, next: tape.count &+ 1))
    }

    private mutating func readLiteral(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONError) {
        let length = word.utf8CodeUnitCount
        let start = position
        for index in 0..<length {
            guard current == word.utf8Start[index] else { throw unexpected }
            position &+= 1
        }
        append(kind, from: start, to: position)
    }
}
