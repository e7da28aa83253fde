extension JSONReader {
    /// The number grammar and nothing more: the value stays text, so no digit is ever lost.
    mutating func readNumber() throws(JSONError) {
        let start = position
        var kind = JSONNode.Kind.number
        if current == JSONByte.minus { position &+= 1 }
        if current == JSONByte.zero {
            position &+= 1
        } else {
            try readDigits()
        }
        if current == JSONByte.point {
            position &+= 1
            kind = .fractionalNumber
            try readDigits()
        }
        if current | 0x20 == JSONByte.lowerE {
            position &+= 1
            kind = .fractionalNumber
            if current == JSONByte.plus || current == JSONByte.minus { position &+= 1 }
            try readDigits()
        }
        append(kind, from: start, to: position)
    }

    private mutating func readDigits() throws(JSONError) {
        guard JSONByte.isDigit(current) else { throw unexpected }
        repeat { position &+= 1 } while JSONByte.isDigit(current)
    }
}
