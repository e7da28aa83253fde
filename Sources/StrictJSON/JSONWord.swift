/// Eight bytes at a time in one register.
enum JSONWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Needs eight readable bytes at `offset`.
    @inline(__always)
    static func load(_ base: UnsafeRawPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Marks, by its high bit, the first byte that ends a plain run of string content: a quote, a backslash, a control
    /// byte or a byte outside ASCII. Marks above the lowest may be false, since a subtraction borrows; zero means none.
    @inline(__always)
    static func stops(in word: UInt64) -> UInt64 {
        let control = word &- ones &* UInt64(JSONByte.space)
        let quote = (word ^ ones &* UInt64(JSONByte.quote)) &- ones
        let backslash = (word ^ ones &* UInt64(JSONByte.backslash)) &- ones
        return (control | quote | backslash | word) & highBits
    }
}
