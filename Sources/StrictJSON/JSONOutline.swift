/// Blanks what the objects in arrays hold, so that every other byte keeps its place.
///
/// No judgement, and no recursion: strings are stepped over and brackets are counted, however many there are. For all that is JSON the
/// places are exact. For anything else they may be any, and the strict reading refuses what is around them, or what is in them.
enum JSONOutline {
    static func blanked(_ bytes: [UInt8]) -> [UInt8] {
        var outline = bytes
        // Brackets open since an object in an array began, its own included.
        var depth = 0
        var previous: UInt8 = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            var next = position + 1
            var isBlanked = depth > 0
            switch byte {
            case JSONByte.quote: next = end(ofStringAt: position, in: bytes)
            case JSONByte.openBrace, JSONByte.openBracket:
                if depth > 0 || byte == JSONByte.openBrace && beginsElement(after: previous) { depth += 1 }
            case JSONByte.closeBrace, JSONByte.closeBracket:
                if depth > 0 { depth -= 1 }
                isBlanked = depth > 0
            default: break
            }
            if isBlanked {
                for place in position..<next { outline[place] = JSONByte.space }
            }
            if byte > JSONByte.space { previous = byte }
            position = next
        }
        return outline
    }

    /// Behind a comma a name stands in an object, and only in an array a value.
    private static func beginsElement(after previous: UInt8) -> Bool {
        previous == JSONByte.openBracket || previous == JSONByte.comma
    }

    /// The place behind the string's closing quote; the end of the bytes when there is none.
    private static func end(ofStringAt start: Int, in bytes: [UInt8]) -> Int {
        var position = start + 1
        while position < bytes.count {
            switch bytes[position] {
            case JSONByte.quote: return position + 1
            case JSONByte.backslash: position += 2
            default: position += 1
            }
        }
        return bytes.count
    }
}
