extension JSONReader {
    mutating func readString() throws(JSONError) {
        let start = position &+ 1
        let escaped = try scanString()
        append(escaped ? .escapedString : .string, from: start, to: position &- 1)
    }

    mutating func readKey() throws(JSONError) {
        let start = position &+ 1
        let escaped = try scanString()
        let end = position &- 1
        tape.append(
            JSONNode(
                kind: escaped ? .escapedKey : .key, start: start, end: end,
                fingerprint: JSONName.fingerprint(base + start, count: end &- start, escaped: escaped)))
    }

    /// Moves from the opening quote to the byte after the closing one. True when an escape was met.
    @inline(__always)
    private mutating func scanString() throws(JSONError) -> Bool {
        var cursor = position &+ 1
        var escaped = false
        while true {
            while cursor &+ 8 <= count {
                let stops = JSONWord.stops(in: JSONWord.load(base, at: cursor))
                if stops != 0 {
                    cursor &+= stops.trailingZeroBitCount &>> 3
                    break
                }
                cursor &+= 8
            }
            guard cursor < count else { throw JSONError(.syntax, at: count) }
            let next = byte(at: cursor)
            if next == JSONByte.quote { break }
            if next == JSONByte.backslash {
                escaped = true
                cursor = try scanEscape(at: cursor)
            } else if next >= 0x80 {
                cursor = try scanMultibyte(at: cursor)
            } else if next < JSONByte.space {
                throw JSONError(.syntax, at: cursor)
            } else {
                cursor &+= 1
            }
        }
        position = cursor &+ 1
        return escaped
    }

    /// The position after the escape that begins at `offset`; a surrogate pair counts as one escape.
    private func scanEscape(at offset: Int) throws(JSONError) -> Int {
        guard offset &+ 1 < count else { throw JSONError(.syntax, at: count) }
        switch byte(at: offset &+ 1) {
        case JSONByte.quote, JSONByte.backslash, JSONByte.slash, JSONByte.lowerB, JSONByte.lowerF, JSONByte.lowerN,
            JSONByte.lowerR, JSONByte.lowerT:
            return offset &+ 2
        case JSONByte.lowerU:
            let unit = try codeUnit(at: offset)
            switch unit {
            case 0, 0xDC00...0xDFFF: throw JSONError(.text, at: offset)
            case 0xD800...0xDBFF:
                let partner = offset &+ 6
                guard partner < count else { throw JSONError(.syntax, at: count) }
                guard byte(at: partner) == JSONByte.backslash else { throw JSONError(.text, at: offset) }
                guard partner &+ 1 < count else { throw JSONError(.syntax, at: count) }
                guard byte(at: partner &+ 1) == JSONByte.lowerU else { throw JSONError(.text, at: offset) }
                guard 0xDC00...0xDFFF ~= (try codeUnit(at: partner)) else { throw JSONError(.text, at: offset) }
                return offset &+ 12
            default: return offset &+ 6
            }
        default: throw JSONError(.syntax, at: offset &+ 1)
        }
    }

    /// The four digits of the `\u` escape that begins at `offset`.
    private func codeUnit(at offset: Int) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for digit in (offset &+ 2)..<(offset &+ 6) {
            guard digit < count, let value = JSONByte.hexadecimal(byte(at: digit)) else {
                throw JSONError(.syntax, at: min(digit, count))
            }
            unit = unit &<< 4 | value
        }
        return unit
    }

    /// The position after a run of characters outside ASCII: the well-formed sequences of the Unicode standard's
    /// table 3-7, so no overlong form, no surrogate, nothing above U+10FFFF.
    private func scanMultibyte(at offset: Int) throws(JSONError) -> Int {
        var cursor = offset
        while cursor < count {
            let lead = byte(at: cursor)
            guard lead >= 0x80 else { break }
            var second: ClosedRange<UInt8> = 0x80...0xBF
            let length: Int
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, second) = (3, 0xA0...0xBF)
            case 0xED: (length, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, second) = (4, 0x90...0xBF)
            case 0xF1...0xF3: length = 4
            case 0xF4: (length, second) = (4, 0x80...0x8F)
            default: throw JSONError(.text, at: cursor)
            }
            guard cursor &+ length <= count, second ~= byte(at: cursor &+ 1) else { throw JSONError(.text, at: cursor) }
            for offset in 2..<max(length, 2) where byte(at: cursor &+ offset) & 0xC0 != 0x80 {
                throw JSONError(.text, at: cursor)
            }
            cursor &+= length
        }
        return cursor
    }
}
