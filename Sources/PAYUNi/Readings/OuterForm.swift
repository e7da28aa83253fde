internal import Glibc

/// The form around an envelope, as PAYUNi posts it. Two readers must not see two messages in it: the names that matter occur once,
/// and none of them as a list (docs: PAYUNi 4, 8.1).
enum OuterForm {
    static func open(_ body: [UInt8], with envelope: Envelope) throws(EnvelopeRejection) -> OpenedEnvelope {
        // Hex digits need no escapes, so a genuine message has none. Without any, names and values are what they look like, and the
        // long text need not be decoded and copied first.
        guard let fields = PlainFields(body) else { return try openEscaped(body, with: envelope) }
        return try fields.open(body, with: envelope)
    }

    /// The same for any form text.
    static func openEscaped(_ body: [UInt8], with envelope: Envelope) throws(EnvelopeRejection) -> OpenedEnvelope {
        let form = try FormDecoder.decode(body)
        guard form.occurrences(of: "MerID") <= 1 else { throw EnvelopeRejection(.duplicateField, field: "MerID") }
        var isList = false
        form.forEachName { name in isList = isList || self.isList(name) }
        guard !isList else { throw EnvelopeRejection(.duplicateField, field: "HashInfo") }
        return try envelope.open(form: form)
    }

    /// The envelope in a form that was opened, and nothing that stands beside it: spelled in one way, whatever the order of the fields and
    /// their escapes. Itself a form that can be opened. Both values are digits, `HashInfo` vouches for the very letters of the other and is
    /// compared letter by letter, so no second spelling of either was ever opened.
    static func sealed(in body: [UInt8]) -> [UInt8]? {
        if let plain = PlainFields(body) { return plain.sealed(in: body) }
        guard let form = try? FormDecoder.decode(body) else { return nil }
        guard let encryptInfo = form["EncryptInfo"], let hashInfo = form["HashInfo"] else { return nil }
        return spell(encryptInfo.utf8, hashInfo.utf8)
    }

    fileprivate static func spell(_ encryptInfo: some Collection<UInt8>, _ hashInfo: some Collection<UInt8>) -> [UInt8] {
        var text = Array("EncryptInfo=".utf8)
        text += encryptInfo
        text += "&HashInfo=".utf8
        text += hashInfo
        return text
    }

    /// `HashInfo[]` and its like.
    fileprivate static func isList(_ name: UnsafeRawBufferPointer) -> Bool {
        guard name.last == UInt8(ascii: "]"), let bracket = name.firstIndex(of: UInt8(ascii: "[")) else { return false }
        return decisive.contains { $0.utf8.elementsEqual(name[..<bracket]) }
    }

    private static let decisive = ["EncryptInfo", "HashInfo", "MerID"]
}

/// Where the fields lie in a form text that has no escapes.
private struct PlainFields {
    private var encryptInfo: Range<Int>?
    private var hashInfo: Range<Int>?
    private var merchants = 0
    private var envelopes = 0
    private var digests = 0
    private var hasList = false

    /// - Returns: `nil` for text that must be decoded to be understood, or that has more fields than any notify.
    init?(_ body: [UInt8]) {
        let escapes = body.withUnsafeBufferPointer { body in
            // No branches: the compiler then looks at many bytes at once.
            var found: UInt8 = 0
            for byte in body {
                found |=
                    byte & 0x80 | (byte == UInt8(ascii: "%") ? 1 : 0) | (byte == UInt8(ascii: "+") ? 1 : 0) | (byte == 0 ? 1 : 0)
            }
            return found
        }
        guard escapes == 0 else { return nil }
        let isRead = body.withUnsafeBytes { text in
            var start = 0
            for _ in 0..<FieldLimits.outsideLists {
                let end = Self.position(of: "&", in: text, start..<text.count) ?? text.count
                read(start..<end, of: text)
                start = end + 1
                if end == text.count { return true }
            }
            return false
        }
        guard isRead else { return nil }
    }

    func open(_ body: [UInt8], with envelope: Envelope) throws(EnvelopeRejection) -> OpenedEnvelope {
        guard merchants <= 1 else { throw EnvelopeRejection(.duplicateField, field: "MerID") }
        guard !hasList else { throw EnvelopeRejection(.duplicateField, field: "HashInfo") }
        guard envelopes <= 1 else { throw EnvelopeRejection(.duplicateField, field: "EncryptInfo") }
        guard digests <= 1 else { throw EnvelopeRejection(.duplicateField, field: "HashInfo") }
        guard let encryptInfo else { throw EnvelopeRejection(.missingField, field: "EncryptInfo") }
        guard let hashInfo else { throw EnvelopeRejection(.hashMissing, field: "HashInfo") }
        return try body.withUnsafeBytes { text in
            Result { () throws(EnvelopeRejection) in
                try envelope.open(
                    encryptInfo: UnsafeRawBufferPointer(rebasing: text[encryptInfo]),
                    hashInfo: UnsafeRawBufferPointer(rebasing: text[hashInfo]), limit: .callback)
            }
        }.get()
    }

    func sealed(in body: [UInt8]) -> [UInt8]? {
        guard let encryptInfo, let hashInfo else { return nil }
        return OuterForm.spell(body[encryptInfo], body[hashInfo])
    }

    private mutating func read(_ field: Range<Int>, of text: UnsafeRawBufferPointer) {
        let nameEnd = Self.position(of: "=", in: text, field) ?? field.upperBound
        let name = UnsafeRawBufferPointer(rebasing: text[field.lowerBound..<nameEnd])
        let value = min(nameEnd + 1, field.upperBound)..<field.upperBound
        if name.elementsEqual("EncryptInfo".utf8) {
            envelopes += 1
            encryptInfo = value
        } else if name.elementsEqual("HashInfo".utf8) {
            digests += 1
            hashInfo = value
        } else if name.elementsEqual("MerID".utf8) {
            merchants += 1
        } else {
            hasList = hasList || OuterForm.isList(name)
        }
    }

    private static func position(of mark: Unicode.Scalar, in text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        guard let base = text.baseAddress, let found = memchr(base + range.lowerBound, Int32(mark.value), range.count) else {
            return nil
        }
        return UnsafeRawPointer(found) - base
    }
}
