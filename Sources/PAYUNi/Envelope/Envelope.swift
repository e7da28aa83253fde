internal import LibCrypto

/// PAYUNi's envelope: form fields sealed as `EncryptInfo`, and `HashInfo` that vouches for them. docs: PAYUNi 5
///
/// A value to keep: the key schedules live in its keys. Any number of tasks may use one at the same time.
public struct Envelope: Sendable {
    let keys: KeyRing

    public init(keys: KeyRing) {
        self.keys = keys
    }

    /// Seals fields in the order given. The same fields give the same envelope, always.
    ///
    /// Never let a payer choose a field's *name*: a sealed `TradeStatus` comes back as a genuine-looking result.
    ///
    /// - Throws: ``EnvelopeRejection`` with `cipher_failed` if libcrypto fails, which means want of memory. Nothing was sent.
    public func seal(fields: [(name: String, value: String)]) throws(EnvelopeRejection) -> SealedEnvelope {
        let outcome = withUnsafeTemporaryAllocation(byteCount: FormEncoder.capacity(for: fields), alignment: 16) { buffer in
            let length = FormEncoder.write(fields, to: buffer)
            let text = UnsafeMutableRawBufferPointer(rebasing: buffer[..<length])
            return Result { () throws(EnvelopeRejection) in try seal(inPlace: text) }
        }
        return try outcome.get()
    }

    /// Turns plaintext into an envelope and leaves ciphertext in the buffer.
    package func seal(inPlace text: UnsafeMutableRawBufferPointer) throws(EnvelopeRejection) -> SealedEnvelope {
        let engine = keys.current.engine
        let outcome = withUnsafeTemporaryAllocation(byteCount: CipherEngine.tagLength, alignment: 16) { tag in
            Result { () throws(EnvelopeRejection) in
                do throws(CryptoFailure) {
                    try engine.encrypt(text, tag: tag)
                } catch {
                    throw EnvelopeRejection(.cipherFailed)
                }
                return try spell(ciphertext: UnsafeRawBufferPointer(text), tag: UnsafeRawBufferPointer(tag))
            }
        }
        return try outcome.get()
    }

    private func spell(
        ciphertext: UnsafeRawBufferPointer, tag: UnsafeRawBufferPointer
    ) throws(EnvelopeRejection) -> SealedEnvelope {
        let length = EnvelopeText.length(ciphertext: ciphertext.count, tag: tag.count)
        var hashed = Result<String, EnvelopeRejection>.failure(EnvelopeRejection(.cipherFailed))
        let encryptInfo = String(unsafeUninitializedCapacity: length) { output in
            let output = UnsafeMutableRawBufferPointer(output)
            let written = EnvelopeText.write(ciphertext: ciphertext, tag: tag, to: output)
            let text = UnsafeRawBufferPointer(rebasing: output[..<written])
            hashed = Result { () throws(EnvelopeRejection) in try HashInfo.make(for: text, key: keys.current) }
            return written
        }
        return SealedEnvelope(encryptInfo: encryptInfo, hashInfo: try hashed.get())
    }
}
