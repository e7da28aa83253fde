internal import Payments

/// Form text as PHP's `http_build_query` writes it in its default setting, byte for byte. docs: PAYUNi 6
///
/// Letters, digits, `-`, `_` and `.` stand for themselves, a blank becomes `+`, every other UTF-8 byte `%XX` in upper case. Names
/// are escaped like values.
package enum FormEncoder {
    /// The fields in the order given, joined by `&`.
    package static func encode(_ fields: [(name: String, value: String)]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: capacity(for: fields)) { output, count in
            count = write(fields, to: UnsafeMutableRawBufferPointer(output))
        }
    }

    /// Enough for any content of these fields: three bytes for one, and two marks for each field.
    static func capacity(for fields: [(name: String, value: String)]) -> Int {
        var bytes = 0
        for field in fields { bytes += field.name.utf8.count + field.value.utf8.count }
        return 3 * bytes + 2 * fields.count
    }

    /// Writes to a buffer of at least `capacity(for:)` bytes.
    static func write(_ fields: [(name: String, value: String)], to output: UnsafeMutableRawBufferPointer) -> Int {
        EscapeTable.escapes.withUnsafeBufferPointer { escapes in
            var end = 0
            for (index, field) in fields.enumerated() {
                if index > 0 {
                    output[end] = UInt8(ascii: "&")
                    end += 1
                }
                write(field.name, escapes, output, &end)
                output[end] = UInt8(ascii: "=")
                end += 1
                write(field.value, escapes, output, &end)
            }
            return end
        }
    }

    @inline(__always)
    private static func write(
        _ text: String, _ escapes: UnsafeBufferPointer<UInt32>, _ output: UnsafeMutableRawBufferPointer, _ end: inout Int
    ) {
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes {
                let escape = escapes[Int(byte)]
                // Four bytes are always stored and as many count as the escape has; the capacity leaves room for that, except
                // at its very end.
                if end &+ 4 <= output.count {
                    output.storeBytes(of: escape, toByteOffset: end, as: UInt32.self)
                } else {
                    for place in 0..<EscapeTable.length(of: escape) {
                        output[end + place] = UInt8(truncatingIfNeeded: escape >> (8 * UInt32(place)))
                    }
                }
                end &+= EscapeTable.length(of: escape)
            }
        }
    }
}

/// For each byte its one or three bytes of form text, first byte lowest. `storeBytes` writes them in this order on a
/// little-endian machine, the only kind that the toolchain supports for Linux and macOS.
private enum EscapeTable {
    static let escapes: [UInt32] = (0...255).map { byte -> UInt32 in
        let byte = UInt8(byte)
        if byte.isUnreserved { return UInt32(byte) }
        if byte == UInt8(ascii: " ") { return UInt32(UInt8(ascii: "+")) }
        return UInt32(UInt8(ascii: "%")) | UInt32(HexCodec.upperDigit(byte >> 4)) << 8 | UInt32(HexCodec.upperDigit(byte & 15))
            << 16
    }

    @inline(__always)
    static func length(of escape: UInt32) -> Int { escape > 0xFF ? 3 : 1 }
}

extension UInt8 {
    fileprivate var isUnreserved: Bool {
        isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
    }
}
