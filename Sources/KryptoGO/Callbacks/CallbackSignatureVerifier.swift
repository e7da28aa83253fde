/// Checks the signature of a callback. One recent text speaks of an HMAC inside the body, without saying how the signed text
/// is formed or where the secret comes from (docs: KryptoGO 9), so none is supplied here: write one when KryptoGO has told you.
///
/// Without one, and also with one, a callback stays a hint: the answer to a query decides.
public protocol CallbackSignatureVerifier: Sendable {
    /// - Parameter body: the bytes as received, before anybody parsed them.
    func verify(_ body: [UInt8]) -> CallbackSignatureVerdict
}

public enum CallbackSignatureVerdict: String, Sendable, Hashable, CaseIterable {
    case genuine
    case missing
    case wrong
    /// Genuine, and from a time outside the accepted window: a replay.
    case stale
}
