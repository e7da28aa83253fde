/// Reads form text: fields are cut apart first and unescaped afterwards, so an escaped `&` or `=` never makes a field.
///
/// `+` is a blank, `%XX` a byte, a `%` without two digits stands for itself, and a name without `=` has an empty value.
/// docs: PAYUNi 6
package enum FormDecoder {
    package static func decode(_ text: [UInt8]) throws(EnvelopeRejection) -> FormFields {
        try text.withUnsafeBytes { text in Result { () throws(EnvelopeRejection) in try decode(text) } }.get()
    }

    static func decode(_ text: UnsafeRawBufferPointer) throws(EnvelopeRejection) -> FormFields {
        guard text.count <= Int(Int32.max), TextCheck.isClean(text) else { throw EnvelopeRejection(.invalidText) }
        // No more slots are set aside than a message may have fields, however many `&` someone sends.
        let slotLimit = min(FieldLimits.total, 1 + count(of: UInt8(ascii: "&"), in: text))
        var ending = Ending.complete
        var slots: [FormFields.Slot] = []
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count) { output, byteCount in
            slots = [FormFields.Slot](unsafeUninitializedCapacity: slotLimit) { slots, slotCount in
                ending = read(text, into: UnsafeMutableRawBufferPointer(output), &byteCount, slots: slots, &slotCount)
            }
        }
        switch ending {
        case .complete: break
        case .invalidText: throw EnvelopeRejection(.invalidText)
        case .tooManyFields: throw EnvelopeRejection(.tooManyFields)
        }
        let fields = FormFields(bytes: bytes, slots: slots)
        try FieldLimits.check(fields)
        return fields
    }

    private enum Ending {
        case complete, invalidText, tooManyFields
    }

    private static func count(of mark: UInt8, in text: UnsafeRawBufferPointer) -> Int {
        var count = 0
        for byte in text { count &+= byte == mark ? 1 : 0 }
        return count
    }

    /// The output never outgrows the text, and a slot is checked for before it is filled: both buffers are safe by that.
    private static func read(
        _ text: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, _ written: inout Int,
        slots: UnsafeMutableBufferPointer<FormFields.Slot>, _ slotCount: inout Int
    ) -> Ending {
        var reader = Reader(text: text, output: output)
        let ending = reader.readAll(into: slots, &slotCount)
        written = reader.written
        guard ending == .complete, reader.hasHighEscape else { return ending }
        // The raw text was well formed; escapes may have spoilt it, and a character may not reach over the edge of a field.
        let decoded = UnsafeRawBufferPointer(rebasing: output[..<written])
        guard TextCheck.isClean(decoded) else { return .invalidText }
        for slot in slots[..<slotCount] {
            for start in [slot.nameStart, slot.valueStart] where Int(start) < written {
                if TextCheck.isContinuation(decoded[Int(start)]) { return .invalidText }
            }
        }
        return .complete
    }

    private struct Reader {
        let text: UnsafeRawBufferPointer
        let output: UnsafeMutableRawBufferPointer
        var position = 0
        var written = 0
        var hasHighEscape = false

        mutating func readAll(
            into slots: UnsafeMutableBufferPointer<FormFields.Slot>, _ slotCount: inout Int
        ) -> Ending {
            HexCodec.values.withUnsafeBufferPointer { digits in
                let count = text.count
                var position = 0
                var written = 0
                var fieldStart = 0
                var nameEnd = -1
                var segmentStart = 0
                var escaped: UInt8 = 0
                defer {
                    self.written = written
                    hasHighEscape = escaped >= 0x80
                }
                while true {
                    let byte = position < count ? text[position] : UInt8(ascii: "&")
                    switch byte {
                    case UInt8(ascii: "&"):
                        if position > segmentStart {
                            guard slotCount < slots.count else { return .tooManyFields }
                            let end = nameEnd < 0 ? written : nameEnd
                            let slot = FormFields.Slot(
                                nameStart: UInt32(truncatingIfNeeded: fieldStart), nameEnd: UInt32(truncatingIfNeeded: end),
                                valueStart: UInt32(truncatingIfNeeded: end), valueEnd: UInt32(truncatingIfNeeded: written))
                            slots.initializeElement(at: slotCount, to: slot)
                            slotCount &+= 1
                        }
                        guard position < count else { return .complete }
                        fieldStart = written
                        nameEnd = -1
                        segmentStart = position &+ 1
                    case UInt8(ascii: "=") where nameEnd < 0:
                        nameEnd = written
                    case UInt8(ascii: "+"):
                        output[written] = UInt8(ascii: " ")
                        written &+= 1
                    case UInt8(ascii: "%") where position &+ 2 < count:
                        let high = digits[Int(text[position &+ 1])]
                        let low = digits[Int(text[position &+ 2])]
                        if high | low < 0x80 {
                            let value = high << 4 | low
                            guard value != 0 else { return .invalidText }
                            escaped |= value
                            output[written] = value
                            position &+= 2
                        } else {
                            output[written] = byte
                        }
                        written &+= 1
                    default:
                        output[written] = byte
                        written &+= 1
                    }
                    position &+= 1
                }
            }
        }
    }
}
