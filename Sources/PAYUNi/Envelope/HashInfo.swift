internal import LibCrypto

/// `HashInfo`: upper-case hex of SHA-256 over Hash Key, EncryptInfo and Hash IV. It is the whole authenticity of a message, for the
/// scheme's fixed initialization vector makes the cipher's own tag forgeable. docs: PAYUNi 5
enum HashInfo {
    static let length = 64

    static func make(for encryptInfo: UnsafeRawBufferPointer, key: PAYUNiKey) throws(EnvelopeRejection) -> String {
        try withDigits(of: encryptInfo, key: key) { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether `received` is exactly the digest's text. Takes the same time wherever the two differ.
    static func matches(
        _ received: UnsafeRawBufferPointer, encryptInfo: UnsafeRawBufferPointer, key: PAYUNiKey
    ) throws(EnvelopeRejection) -> Bool {
        guard received.count == length else { return false }
        return try withDigits(of: encryptInfo, key: key) { constantTimeEquals($0, received) }
    }

    private static func withDigits<Value>(
        of encryptInfo: UnsafeRawBufferPointer, key: PAYUNiKey, _ body: (UnsafeRawBufferPointer) -> Value
    ) throws(EnvelopeRejection) -> Value {
        // 64 bytes of text, and behind them the 32 bytes that they spell.
        let outcome = withUnsafeTemporaryAllocation(byteCount: length + sha256Length, alignment: 16) { buffer in
            let digits = UnsafeMutableRawBufferPointer(rebasing: buffer[..<length])
            let digest = UnsafeMutableRawBufferPointer(rebasing: buffer[length...])
            return Result { () throws(EnvelopeRejection) in
                do throws(CryptoFailure) {
                    try key.engine.keyedDigest(of: encryptInfo, into: digest)
                } catch {
                    throw EnvelopeRejection(.cipherFailed)
                }
                HexCodec.writeUpper(UnsafeRawBufferPointer(digest), to: digits)
                return body(UnsafeRawBufferPointer(digits))
            }
        }
        return try outcome.get()
    }
}
