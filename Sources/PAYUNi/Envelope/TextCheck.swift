/// Well-formed UTF-8 without NUL. Form text and JSON share the rule.
enum TextCheck {
    static func isClean(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        let count = bytes.count
        while index < count {
            while index &+ 8 <= count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // No high bit anywhere and no zero byte: eight plain letters at once.
                let marked = word | (word &- 0x0101_0101_0101_0101)
                guard marked & 0x8080_8080_8080_8080 == 0 else { break }
                index &+= 8
            }
            guard index < count else { return true }
            let length = scalarLength(at: index, in: bytes)
            guard length > 0 else { return false }
            index &+= length
        }
        return true
    }

    static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// - Returns: bytes of the scalar that begins at `index`; 0 if it is NUL, overlong, a surrogate, out of range or cut off.
    private static func scalarLength(at index: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        let lead = bytes[index]
        let left = bytes.count - index
        switch lead {
        case 0x01...0x7F:
            return 1
        case 0xC2...0xDF:
            return left >= 2 && isContinuation(bytes[index + 1]) ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, isContinuation(bytes[index + 1]), isContinuation(bytes[index + 2]) else { return 0 }
            if lead == 0xE0 { return bytes[index + 1] >= 0xA0 ? 3 : 0 }
            if lead == 0xED { return bytes[index + 1] < 0xA0 ? 3 : 0 }
            return 3
        case 0xF0...0xF4:
            guard left >= 4, isContinuation(bytes[index + 1]), isContinuation(bytes[index + 2]), isContinuation(bytes[index + 3])
            else { return 0 }
            if lead == 0xF0 { return bytes[index + 1] >= 0x90 ? 4 : 0 }
            if lead == 0xF4 { return bytes[index + 1] < 0x90 ? 4 : 0 }
            return 4
        default:
            return 0
        }
    }
}
