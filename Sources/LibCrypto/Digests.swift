internal import COpenSSL

/// Length of a SHA-256 digest in bytes.
package let sha256Length = 32

/// SHA-256 of `message`: 32 bytes.
package func sha256(_ message: some Collection<UInt8>) throws(CryptoFailure) -> [UInt8] {
    guard let algorithms else { throw .algorithmUnavailable("SHA-256") }
    let bytes = Array(message)
    var digest = [UInt8](repeating: 0, count: sha256Length)
    guard EVP_Digest(bytes, bytes.count, &digest, nil, algorithms.digest, nil) == 1 else { throw failure("EVP_Digest") }
    return digest
}

/// Looked up once for all who want a digest.
private let algorithms = try? Algorithms()

/// HMAC-SHA-256 of `message` under `key`: 32 bytes. An empty key is refused, for it authenticates nothing.
package func hmacSHA256(_ message: some Collection<UInt8>, key: UnsafeRawBufferPointer) throws(CryptoFailure) -> [UInt8] {
    guard !key.isEmpty else { throw .wrongLength(expected: sha256Length, got: 0) }
    guard let keyLength = Int32(exactly: key.count) else { throw .unusableBuffer }
    let bytes = Array(message)
    var digest = [UInt8](repeating: 0, count: sha256Length)
    var length: UInt32 = 0
    guard HMAC(EVP_sha256(), key.baseAddress, keyLength, bytes, bytes.count, &digest, &length) != nil,
        length == UInt32(sha256Length)
    else { throw failure("HMAC") }
    return digest
}

/// `count` bytes from the library's generator, fit for keys and tokens.
package func randomBytes(count: Int) throws(CryptoFailure) -> [UInt8] {
    guard let length = Int32(exactly: count), length >= 0 else { throw .unusableBuffer }
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, length) == 1 else { throw failure("RAND_bytes") }
    return bytes
}

/// Empties this thread's error queue, so that no later call stumbles over it, and names the call.
func failure(_ call: String) -> CryptoFailure {
    ERR_clear_error()
    return .callFailed(call)
}
