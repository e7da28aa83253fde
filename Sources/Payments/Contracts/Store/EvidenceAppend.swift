/// Evidence on its way into the store.
public struct EvidenceAppend: Sendable, Hashable {
    public var order: OrderID
    public var evidence: Evidence
    /// The bytes it was read from, where they are kept. Of an empty body nothing is.
    public var rawBody: [UInt8]?
    /// Binds the gateway number of a report to its attempt in the same transaction. The append is refused when the number belongs
    /// to another attempt; whoever must record such a report nevertheless says `false` and marks it as a mismatch.
    public var bindsGatewayNumber: Bool

    public init(_ evidence: Evidence, to order: OrderID, rawBody: [UInt8]? = nil, bindsGatewayNumber: Bool = true) {
        self.order = order
        self.evidence = evidence
        self.rawBody = rawBody
        self.bindsGatewayNumber = bindsGatewayNumber
    }
}

/// The store has it.
public struct AppendReceipt: Sendable, Hashable {
    /// Its place among the facts of its order, from 1; of a repetition, the place of the first.
    public var position: Int
    /// The same was said before: nothing was stored, nothing changes.
    public var isRepetition: Bool
    /// The change that came along was applied. Without it, what is no repetition makes the order due for ``OrderStore/apply(_:)``.
    public var isApplied: Bool

    public init(position: Int, isRepetition: Bool, isApplied: Bool = false) {
        self.position = position
        self.isRepetition = isRepetition
        self.isApplied = isApplied
    }
}
