/// What a request carries outside: sealed fields and their digest. docs: PAYUNi 5
///
/// PAYUNi's scheme uses one initialization vector for every message, so whoever holds `EncryptInfo` may be able to read it. Seal
/// nothing secret, and keep both texts out of logs: the description shows neither.
public struct SealedEnvelope: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// Lower-case hex.
    public let encryptInfo: String
    /// 64 upper-case hex digits.
    public let hashInfo: String

    public var description: String { "<sealed envelope, \(encryptInfo.utf8.count) digits>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
