/// An attempt about to be made. Stored before the gateway is called, so that a crash in between leaves a number to ask about.
public struct AttemptReservation: Sendable, Hashable {
    public var order: OrderID
    public var attempt: Attempt
    /// What the caller wants kept with the attempt, as text of its own making.
    public var attachment: String
    public var reservedAt: Timestamp
    /// When the gateway is first to be asked about it, whatever becomes of the call.
    public var checkAt: Timestamp

    public init(
        order: OrderID, attempt: Attempt, attachment: String = "", reservedAt: Timestamp, checkAt: Timestamp
    ) {
        self.order = order
        self.attempt = attempt
        self.attachment = attachment
        self.reservedAt = reservedAt
        self.checkAt = checkAt
    }
}

/// An attempt as it is stored.
public struct AttemptRecord: Sendable, Hashable {
    public var order: OrderID
    public var attempt: Attempt
    public var attachment: String
    public var reservedAt: Timestamp
    /// The gateway's numbers bound to it, the oldest first.
    public var gatewayNumbers: [GatewayNumber]

    public init(
        order: OrderID, attempt: Attempt, attachment: String, reservedAt: Timestamp, gatewayNumbers: [GatewayNumber] = []
    ) {
        self.order = order
        self.attempt = attempt
        self.attachment = attachment
        self.reservedAt = reservedAt
        self.gatewayNumbers = gatewayNumbers
    }
}
