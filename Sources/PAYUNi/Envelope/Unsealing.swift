internal import Glibc
internal import LibCrypto

/// The inside of an envelope whose HashInfo holds: hex, separator, base64, tag, cipher, text, each as strict as the last. The
/// digest proves the sender, and a sender who is right about it still must not be able to crash or confuse the reader.
enum Unsealing {
    static func content(
        of encryptInfo: UnsafeRawBufferPointer, key: PAYUNiKey
    ) throws(EnvelopeRejection) -> OpenedEnvelope.Content {
        guard encryptInfo.count % 2 == 0 else { throw EnvelopeRejection(.notHex, field: "EncryptInfo") }
        // Everything happens in this one buffer: each step's result is no longer than its source.
        let outcome = withUnsafeTemporaryAllocation(byteCount: encryptInfo.count / 2, alignment: 16) { buffer in
            Result { () throws(EnvelopeRejection) in
                let plaintext = try plaintext(of: encryptInfo, in: buffer, key: key)
                return try content(of: plaintext)
            }
        }
        return try outcome.get()
    }

    private static func plaintext(
        of encryptInfo: UnsafeRawBufferPointer, in buffer: UnsafeMutableRawBufferPointer, key: PAYUNiKey
    ) throws(EnvelopeRejection) -> UnsafeRawBufferPointer {
        guard HexCodec.decode(encryptInfo, to: buffer) else { throw EnvelopeRejection(.notHex, field: "EncryptInfo") }
        let separator = try separator(in: UnsafeRawBufferPointer(buffer))
        let cipherText = UnsafeMutableRawBufferPointer(rebasing: buffer[..<separator])
        let tagText = UnsafeMutableRawBufferPointer(rebasing: buffer[(separator + 3)...])
        guard let length = Base64Codec.decodeInPlace(cipherText), let tagLength = Base64Codec.decodeInPlace(tagText) else {
            throw EnvelopeRejection(.base64, field: "EncryptInfo")
        }
        guard tagLength == CipherEngine.tagLength else { throw EnvelopeRejection(.tagLength, field: "EncryptInfo") }
        let text = UnsafeMutableRawBufferPointer(rebasing: cipherText[..<length])
        let isGenuine: Bool
        do throws(CryptoFailure) {
            isGenuine = try key.engine.decrypt(text, tag: UnsafeRawBufferPointer(rebasing: tagText[..<tagLength]))
        } catch {
            throw EnvelopeRejection(.cipherFailed)
        }
        guard isGenuine else { throw EnvelopeRejection(.decryptionFailed, field: "EncryptInfo") }
        return UnsafeRawBufferPointer(text)
    }

    /// Where the only `:::` begins.
    private static func separator(in text: UnsafeRawBufferPointer) throws(EnvelopeRejection) -> Int {
        guard let first = position(ofSeparatorIn: text, from: 0), position(ofSeparatorIn: text, from: first + 1) == nil else {
            throw EnvelopeRejection(.separator, field: "EncryptInfo")
        }
        return first
    }

    private static func position(ofSeparatorIn text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = text.baseAddress else { return nil }
        let colon = UInt8(ascii: ":")
        var from = start
        while from + 3 <= text.count, let found = memchr(base + from, Int32(colon), text.count - from - 2) {
            from = UnsafeRawPointer(found) - base
            if text[from + 1] == colon, text[from + 2] == colon { return from }
            from += 1
        }
        return nil
    }

    private static func content(of plaintext: UnsafeRawBufferPointer) throws(EnvelopeRejection) -> OpenedEnvelope.Content {
        let firstVisible = plaintext.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        guard firstVisible == UInt8(ascii: "{") else { return .fields(try FormDecoder.decode(plaintext)) }
        guard TextCheck.isClean(plaintext) else { throw EnvelopeRejection(.invalidText, field: "EncryptInfo") }
        return .json(Array(plaintext))
    }
}
