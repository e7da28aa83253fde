internal import Payments

/// Hexadecimal digits, either way.
enum HexCodec {
    @inline(__always)
    static func upperDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

    @inline(__always)
    static func lowerDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// The value of each digit, `invalid` for any other byte.
    static let values: [UInt8] = (0...255).map { byte -> UInt8 in
        let byte = UInt8(byte)
        if byte.isDigit { return byte - 0x30 }
        return byte.isHexDigit ? (byte | 0x20) - 0x57 : invalid
    }

    static let invalid: UInt8 = 0xFF

    /// Upper-case digits of `bytes` into a buffer of twice their number.
    static func writeUpper(_ bytes: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer) {
        precondition(output.count >= 2 * bytes.count)
        for index in 0..<bytes.count {
            let byte = bytes[index]
            output[2 * index] = upperDigit(byte >> 4)
            output[2 * index + 1] = upperDigit(byte & 15)
        }
    }

    /// - Returns: whether `text` was an even number of digits; `output`, of half as many bytes, is then filled.
    static func decode(_ text: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer) -> Bool {
        guard text.count == 2 * output.count else { return false }
        return values.withUnsafeBufferPointer { values in
            var seen: UInt8 = 0
            for index in 0..<output.count {
                let high = values[Int(text[2 &* index])]
                let low = values[Int(text[2 &* index &+ 1])]
                seen |= high | low
                output[index] = high << 4 | low & 15
            }
            return seen < 0x80
        }
    }
}
