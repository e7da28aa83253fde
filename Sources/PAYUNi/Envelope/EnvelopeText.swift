internal import LibCrypto

/// The spelling of `EncryptInfo`: lower-case hex of base64(ciphertext), `:::`, base64(tag). docs: PAYUNi 5
enum EnvelopeText {
    /// Digits that `write` will make.
    static func length(ciphertext: Int, tag: Int) -> Int {
        2 * (base64Length(ciphertext) + 3 + base64Length(tag))
    }

    /// Writes both spellings, base64 and hex, in one pass, to a buffer of at least `length(ciphertext:tag:)` bytes.
    static func write(
        ciphertext: UnsafeRawBufferPointer, tag: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer
    ) -> Int {
        precondition(output.count >= length(ciphertext: ciphertext.count, tag: tag.count))
        return pairs.withUnsafeBufferPointer { pairs in
            var end = 0
            writePart(ciphertext, pairs, output, &end)
            for _ in 0..<3 { writeHex(of: UInt8(ascii: ":"), output, &end) }
            writePart(tag, pairs, output, &end)
            return end
        }
    }

    private static func base64Length(_ count: Int) -> Int { (count + 2) / 3 * 4 }

    /// Twelve bits of the source are two letters of base64, which are four hex digits, first digit in the lowest byte. Four
    /// thousand entries take 16 kB: they stay in the nearest cache and spare two passes over the text.
    private static let pairs: [UInt32] = (0..<4096).map { bits -> UInt32 in
        let first = hex(of: Base64Codec.alphabet[bits >> 6])
        let second = hex(of: Base64Codec.alphabet[bits & 63])
        return UInt32(first) | UInt32(second) << 16
    }

    private static func hex(of letter: UInt8) -> UInt16 {
        UInt16(HexCodec.lowerDigit(letter >> 4)) | UInt16(HexCodec.lowerDigit(letter & 15)) << 8
    }

    @inline(__always)
    private static func writeHex(of letter: UInt8, _ output: UnsafeMutableRawBufferPointer, _ end: inout Int) {
        output.storeBytes(of: hex(of: letter), toByteOffset: end, as: UInt16.self)
        end &+= 2
    }

    @inline(__always)
    private static func writePart(
        _ bytes: UnsafeRawBufferPointer, _ pairs: UnsafeBufferPointer<UInt32>, _ output: UnsafeMutableRawBufferPointer,
        _ end: inout Int
    ) {
        var read = 0
        let whole = bytes.count &- bytes.count % 3
        while read < whole {
            let bits = Int(bytes[read]) << 16 | Int(bytes[read &+ 1]) << 8 | Int(bytes[read &+ 2])
            output.storeBytes(of: pairs[bits >> 12], toByteOffset: end, as: UInt32.self)
            output.storeBytes(of: pairs[bits & 0xFFF], toByteOffset: end &+ 4, as: UInt32.self)
            read &+= 3
            end &+= 8
        }
        guard read < bytes.count else { return }
        let hasTwo = bytes.count - read == 2
        let bits = Int(bytes[read]) << 16 | (hasTwo ? Int(bytes[read + 1]) << 8 : 0)
        output.storeBytes(of: pairs[bits >> 12], toByteOffset: end, as: UInt32.self)
        end += 4
        writeHex(of: hasTwo ? Base64Codec.alphabet[bits >> 6 & 63] : UInt8(ascii: "="), output, &end)
        writeHex(of: UInt8(ascii: "="), output, &end)
    }
}
