/// AES-256-GCM and a keyed SHA-256 for one key and one fixed initialization vector of 16 bytes.
///
/// The key schedule is made once per context and kept; contexts are pooled, so that any number of tasks may call at the same time.
/// Everything works in place on the caller's buffers and allocates nothing, unless more tasks call at once than there are contexts.
package final class CipherEngine: Sendable {
    package static let keyLength = 32
    package static let initializationVectorLength = 16
    package static let tagLength = 16

    private let pool: ContextPool

    /// Copies key and vector and makes the contexts, so that an unusable library is found out here and not at a payment.
    package init(key: UnsafeRawBufferPointer, initializationVector: UnsafeRawBufferPointer) throws(CryptoFailure) {
        guard key.count == Self.keyLength else { throw .wrongLength(expected: Self.keyLength, got: key.count) }
        guard initializationVector.count == Self.initializationVectorLength else {
            throw .wrongLength(expected: Self.initializationVectorLength, got: initializationVector.count)
        }
        let material = KeyMaterial(key: key, initializationVector: initializationVector)
        pool = try ContextPool(material: material, algorithms: try Algorithms())
    }

    /// Encrypts `buffer` in place and writes the 16-byte tag.
    package func encrypt(_ buffer: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer) throws(CryptoFailure) {
        try pool.withContext { context throws(CryptoFailure) in try context.encrypt(buffer, tag: tag) }
    }

    /// Decrypts `buffer` in place.
    ///
    /// - Parameter tag: exactly 16 bytes; a shorter one is refused, for it would be cheap to guess.
    /// - Returns: whether the tag holds. When it does not, the buffer has been wiped: unchecked text never leaves.
    package func decrypt(_ buffer: UnsafeMutableRawBufferPointer, tag: UnsafeRawBufferPointer) throws(CryptoFailure) -> Bool {
        try pool.withContext { context throws(CryptoFailure) in try context.decrypt(buffer, tag: tag) }
    }

    /// SHA-256 over key, message and vector, in this order, into 32 bytes.
    package func keyedDigest(
        of message: UnsafeRawBufferPointer, into digest: UnsafeMutableRawBufferPointer
    ) throws(CryptoFailure) {
        try pool.withContext { context throws(CryptoFailure) in try context.keyedDigest(of: message, into: digest) }
    }
}
