internal import COpenSSL

/// AES-256-GCM and SHA-256, looked up once: the lookup by name is the dearest part of a short message.
/// `@unchecked Sendable`: fetched algorithms are immutable and reference-counted by the library.
final class Algorithms: @unchecked Sendable {
    let cipher: OpaquePointer
    let digest: OpaquePointer

    init() throws(CryptoFailure) {
        guard let cipher = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil) else {
            ERR_clear_error()
            throw .algorithmUnavailable("AES-256-GCM")
        }
        guard let digest = EVP_MD_fetch(nil, "SHA256", nil) else {
            EVP_CIPHER_free(cipher)
            ERR_clear_error()
            throw .algorithmUnavailable("SHA-256")
        }
        self.cipher = cipher
        self.digest = digest
    }

    deinit {
        EVP_CIPHER_free(cipher)
        EVP_MD_free(digest)
    }
}
