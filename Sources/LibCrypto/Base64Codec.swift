/// The standard alphabet with padding, read without any tolerance: one byte string has one spelling.
package enum Base64Codec {
    package static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The six bits of each letter, 0xFF for any other byte.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var rest = bytes[...]
        while let first = rest.popFirst() {
            let second = rest.popFirst()
            let third = rest.popFirst()
            let bits = Int(first) << 16 | Int(second ?? 0) << 8 | Int(third ?? 0)
            text.append(alphabet[bits >> 18])
            text.append(alphabet[bits >> 12 & 63])
            text.append(second == nil ? pad : alphabet[bits >> 6 & 63])
            text.append(third == nil ? pad : alphabet[bits & 63])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Returns: `nil` for what ``decodeInPlace(_:)`` does not take.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes = Array(text.utf8)
        guard let length = bytes.withUnsafeMutableBytes({ decodeInPlace($0) }) else { return nil }
        bytes.removeLast(bytes.count - length)
        return bytes
    }

    private static let pad = UInt8(ascii: "=")

    /// Decodes `text` over itself.
    ///
    /// - Returns: the number of bytes, or `nil` for blanks, junk, missing or surplus padding, and bits left over that are not zero.
    package static func decodeInPlace(_ text: UnsafeMutableRawBufferPointer) -> Int? {
        let length = text.count
        guard length % 4 == 0 else { return nil }
        guard length > 0 else { return 0 }
        return values.withUnsafeBufferPointer { values in
            var seen: UInt8 = 0
            var read = 0
            var written = 0
            // Every quad but the last: no padding is allowed there. Writing stays behind reading.
            while read < length &- 4 {
                let first = values[Int(text[read])]
                let second = values[Int(text[read &+ 1])]
                let third = values[Int(text[read &+ 2])]
                let fourth = values[Int(text[read &+ 3])]
                seen |= first | second | third | fourth
                text[written] = first << 2 | second >> 4
                text[written &+ 1] = second << 4 | third >> 2
                text[written &+ 2] = third << 6 | fourth
                read &+= 4
                written &+= 3
            }
            guard seen < 0x80 else { return nil }
            return decodeLast(text, read: read, written: written, values: values)
        }
    }

    private static func decodeLast(
        _ text: UnsafeMutableRawBufferPointer, read: Int, written: Int, values: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let first = values[Int(text[read])]
        let second = values[Int(text[read + 1])]
        let third = values[Int(text[read + 2])]
        let fourth = values[Int(text[read + 3])]
        guard first | second < 0x80 else { return nil }
        let padding = text[read + 3] != pad ? 0 : text[read + 2] != pad ? 1 : 2
        switch padding {
        case 0:
            guard third | fourth < 0x80 else { return nil }
            text[written + 1] = second << 4 | third >> 2
            text[written + 2] = third << 6 | fourth
        case 1:
            guard third < 0x80, third & 0x03 == 0 else { return nil }
            text[written + 1] = second << 4 | third >> 2
        default:
            guard second & 0x0F == 0 else { return nil }
        }
        text[written] = first << 2 | second >> 4
        return written + 3 - padding
    }
}
