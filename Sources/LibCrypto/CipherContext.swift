internal import COpenSSL

/// The library's working objects for one key, with the key schedule already made: one to encrypt, one to decrypt, one to hash.
/// `@unchecked Sendable`: the pool lends a context to one caller at a time, and an atomic flag orders one use before the next.
final class CipherContext: @unchecked Sendable {
    private let material: KeyMaterial
    private let algorithms: Algorithms
    private let encryption: OpaquePointer
    private let decryption: OpaquePointer
    private let hashing: OpaquePointer

    init(material: KeyMaterial, algorithms: Algorithms) throws(CryptoFailure) {
        let encryption = EVP_CIPHER_CTX_new()
        let decryption = EVP_CIPHER_CTX_new()
        let hashing = EVP_MD_CTX_new()
        guard let encryption, let decryption, let hashing else {
            EVP_CIPHER_CTX_free(encryption)
            EVP_CIPHER_CTX_free(decryption)
            EVP_MD_CTX_free(hashing)
            throw failure("EVP_CIPHER_CTX_new")
        }
        self.material = material
        self.algorithms = algorithms
        self.encryption = encryption
        self.decryption = decryption
        self.hashing = hashing
        try prepare(encryption, forEncryption: 1)
        try prepare(decryption, forEncryption: 0)
    }

    deinit {
        // Freeing a cipher context wipes its key schedule.
        EVP_CIPHER_CTX_free(encryption)
        EVP_CIPHER_CTX_free(decryption)
        EVP_MD_CTX_free(hashing)
    }

    /// The vector's length goes in before key and vector, or the library would take the first 12 bytes of it.
    private func prepare(_ context: OpaquePointer, forEncryption: Int32) throws(CryptoFailure) {
        let vector = material.initializationVector
        guard EVP_CipherInit_ex2(context, algorithms.cipher, nil, nil, forEncryption, nil) == 1,
            paydesk_gcm_set_iv_length(context, Int32(vector.count)) == 1,
            EVP_CipherInit_ex2(
                context, nil, material.key.baseAddress?.assumingMemoryBound(to: UInt8.self),
                vector.baseAddress?.assumingMemoryBound(to: UInt8.self), forEncryption, nil) == 1
        else { throw failure("EVP_CipherInit_ex2") }
    }

    /// Starts a message: the same key schedule, the vector set anew.
    private func restart(_ context: OpaquePointer, forEncryption: Int32) -> Bool {
        let vector = material.initializationVector.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return EVP_CipherInit_ex2(context, nil, nil, vector, forEncryption, nil) == 1
    }

    func encrypt(_ buffer: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer) throws(CryptoFailure) {
        guard let length = Int32(exactly: buffer.count), tag.count == CipherEngine.tagLength else { throw .unusableBuffer }
        var written: Int32 = 0
        var rest: Int32 = 0
        guard restart(encryption, forEncryption: 1) else { throw failure("EVP_CipherInit_ex2") }
        var spare: UInt8 = 0
        if let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), length > 0 {
            guard EVP_EncryptUpdate(encryption, bytes, &written, bytes, length) == 1, written == length else {
                throw failure("EVP_EncryptUpdate")
            }
        }
        guard EVP_EncryptFinal_ex(encryption, &spare, &rest) == 1, rest == 0,
            paydesk_gcm_get_tag(encryption, Int32(tag.count), tag.baseAddress) == 1
        else { throw failure("EVP_EncryptFinal_ex") }
    }

    /// - Returns: whether the tag holds. When it does not, the buffer has been wiped.
    func decrypt(_ buffer: UnsafeMutableRawBufferPointer, tag: UnsafeRawBufferPointer) throws(CryptoFailure) -> Bool {
        guard let length = Int32(exactly: buffer.count), tag.count == CipherEngine.tagLength else { throw .unusableBuffer }
        var written: Int32 = 0
        var rest: Int32 = 0
        var spare: UInt8 = 0
        guard restart(decryption, forEncryption: 0),
            paydesk_gcm_set_tag(decryption, Int32(tag.count), UnsafeMutableRawPointer(mutating: tag.baseAddress)) == 1
        else { throw failure("EVP_CipherInit_ex2") }
        if let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), length > 0 {
            guard EVP_DecryptUpdate(decryption, bytes, &written, bytes, length) == 1, written == length else {
                cleanse(buffer)
                throw failure("EVP_DecryptUpdate")
            }
        }
        guard EVP_DecryptFinal_ex(decryption, &spare, &rest) > 0 else {
            cleanse(buffer)
            ERR_clear_error()
            return false
        }
        return true
    }

    /// SHA-256 over key, message and vector in this order.
    func keyedDigest(of message: UnsafeRawBufferPointer, into digest: UnsafeMutableRawBufferPointer) throws(CryptoFailure) {
        guard digest.count == sha256Length, let output = digest.baseAddress else { throw .unusableBuffer }
        let key = material.key
        let vector = material.initializationVector
        var length: UInt32 = 0
        guard EVP_DigestInit_ex2(hashing, algorithms.digest, nil) == 1,
            EVP_DigestUpdate(hashing, key.baseAddress, key.count) == 1,
            EVP_DigestUpdate(hashing, message.baseAddress, message.count) == 1,
            EVP_DigestUpdate(hashing, vector.baseAddress, vector.count) == 1,
            EVP_DigestFinal_ex(hashing, output.assumingMemoryBound(to: UInt8.self), &length) == 1
        else { throw failure("EVP_DigestUpdate") }
    }
}
