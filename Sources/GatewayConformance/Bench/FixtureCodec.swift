/// In what a message travels; an envelope may look different in each.
public enum MessageCarrier: String, Sendable, Hashable, CaseIterable {
    /// The gateway calls us.
    case callback
    /// The gateway answers our request.
    case answer
    /// We ask the gateway, or the payer's browser does with our form.
    case request
}

/// A gateway's envelope, for fixtures: the kit compares what people can read, and proves that the bytes beside it are its seal.
public protocol FixtureCodec: Sendable {
    /// The body that carries `message`, byte for byte as the gateway or the adapter would write it.
    func body(sealing message: SealedMessage, as carrier: MessageCarrier) throws -> [UInt8]

    /// What a body holds. Form instructions come as `application/x-www-form-urlencoded` with the carrier `request`.
    func message(opening body: [UInt8], as carrier: MessageCarrier) throws -> SealedMessage
}
