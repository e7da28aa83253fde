/// Undoes the escapes of a string whose grammar the reader has already checked.
enum JSONEscapes {
    /// Never longer than the input: the shortest escape, two bytes, stands for one.
    static func decoded(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: raw.count) { target, count in
            count = decode(raw, into: target)
        }
    }

    static func decodedString(_ raw: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: raw.count) { target in decode(raw, into: target) }
    }

    private static func decode(_ raw: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var source = 0
        var written = 0
        while source < raw.count {
            let byte = raw[source]
            guard byte == JSONByte.backslash else {
                target[written] = byte
                source += 1
                written += 1
                continue
            }
            let escape = raw[source + 1]
            guard escape == JSONByte.lowerU else {
                target[written] = plain(escape)
                source += 2
                written += 1
                continue
            }
            var scalar = codeUnit(raw, at: source + 2)
            source += 6
            if 0xD800...0xDBFF ~= scalar {
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (codeUnit(raw, at: source + 2) - 0xDC00)
                source += 6
            }
            written = encode(scalar, into: target, at: written)
        }
        return written
    }

    private static func plain(_ escape: UInt8) -> UInt8 {
        switch escape {
        case JSONByte.lowerB: 0x08
        case JSONByte.lowerF: 0x0C
        case JSONByte.lowerN: JSONByte.lineFeed
        case JSONByte.lowerR: JSONByte.carriageReturn
        case JSONByte.lowerT: JSONByte.tab
        default: escape
        }
    }

    private static func codeUnit(_ raw: UnsafeRawBufferPointer, at offset: Int) -> UInt32 {
        (offset..<offset + 4).reduce(0) { unit, index in unit << 4 | (JSONByte.hexadecimal(raw[index]) ?? 0) }
    }

    private static func encode(_ scalar: UInt32, into target: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        guard let character = Unicode.Scalar(scalar) else { return start }
        var written = start
        for byte in UTF8.encode(character) ?? UTF8.encodedReplacementCharacter {
            target[written] = byte
            written += 1
        }
        return written
    }
}
