/// How much `EncryptInfo` may be received before anything is done with it.
public struct EnvelopeLimit: Sendable, Hashable {
    /// In bytes of the hex text.
    public let bytes: Int

    /// At most 1 MiB: a larger wish is cut to that, one below zero to nothing.
    public init(bytes: Int) {
        self.bytes = min(max(bytes, 0), 1 << 20)
    }

    /// 64 KiB, for what anybody may post to us.
    public static let callback = EnvelopeLimit(bytes: 1 << 16)
    /// 1 MiB, for the reply to a query of our own, which may list many orders.
    public static let queryReply = EnvelopeLimit(bytes: 1 << 20)
}
