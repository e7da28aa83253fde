extension JSONReader {
    mutating func readArray() throws(JSONError) {
        let array = try open(.array)
        if current == JSONByte.closeBracket { return close(array) }
        while true {
            try readValue()
            skipWhiteSpace()
            switch current {
            case JSONByte.comma:
                position &+= 1
                skipWhiteSpace()
            case JSONByte.closeBracket: return close(array)
            default: throw unexpected
            }
        }
    }

    mutating func readObject() throws(JSONError) {
        let object = try open(.object)
        if current == JSONByte.closeBrace { return close(object) }
        var names = JSONNameWatch(firstName: object &+ 1)
        while true {
            guard current == JSONByte.quote else { throw unexpected }
            guard names.count < limits.members else { throw JSONError(.tooManyMembers, at: position) }
            try readKey()
            try names.add(tape.count &- 1, in: tape, over: base)
            skipWhiteSpace()
            guard current == JSONByte.colon else { throw unexpected }
            position &+= 1
            skipWhiteSpace()
            try readValue()
            skipWhiteSpace()
            switch current {
            case JSONByte.comma:
                position &+= 1
                skipWhiteSpace()
            case JSONByte.closeBrace:
                try names.finish(in: tape, over: base)
                return close(object)
            default: throw unexpected
            }
        }
    }

    /// Writes the container's node, to be completed by `close`, and moves to its first content byte.
    private mutating func open(_ kind: JSONNode.Kind) throws(JSONError) -> Int {
        guard depth < limits.depth else { throw JSONError(.depth, at: position) }
        depth &+= 1
        let index = tape.count
        append(kind, from: position, to: position)
        position &+= 1
        skipWhiteSpace()
        return index
    }

    private mutating func close(_ index: Int) {
        position &+= 1
        depth &-= 1
        tape[index].close(end: position, next: tape.count)
    }
}
