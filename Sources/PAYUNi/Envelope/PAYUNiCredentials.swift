internal import Payments

/// Who we are to PAYUNi: the merchant's number and its keys. docs: PAYUNi 4
public struct PAYUNiCredentials: Sendable {
    /// `MerID`, equal outside and inside the envelope.
    public let merchantID: String
    public let keys: KeyRing
    /// Whether the keys are an agent's: every request then carries `IsPlatForm=1` outside the envelope, and without it PAYUNi
    /// answers `DEF01007` although the digest is right.
    public let isPlatform: Bool

    /// - Parameters:
    ///   - merchantID: 1 to 32 ASCII letters and digits.
    ///   - keys: the account's keys; the current one writes, both read.
    ///   - isPlatform: whether the keys are an agent's.
    /// - Throws: ``CredentialRejection`` for any other merchant number.
    public init(merchantID: String, keys: KeyRing, isPlatform: Bool = false) throws(CredentialRejection) {
        let bytes = merchantID.utf8
        guard !bytes.isEmpty else { throw .empty(.merchantID) }
        guard bytes.allSatisfy(\.isLetterOrDigit) else {
            throw .wrongCharacters(.merchantID, allowed: "ASCII letters and digits")
        }
        guard bytes.count <= 32 else { throw .wrongLength(.merchantID, expected: "1 to 32", got: bytes.count) }
        self.merchantID = merchantID
        self.keys = keys
        self.isPlatform = isPlatform
    }
}
