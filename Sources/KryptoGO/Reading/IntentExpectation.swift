public import Payments

/// What we know about an intent, to hold an answer against. What is `nil` is not compared.
public struct IntentExpectation: Sendable, Hashable {
    public var intentID: GatewayNumber?
    public var clientID: String?
    public var number: AttemptNumber?
    public var amount: Money?
    /// The token the payer was told to send.
    public var token: Token?
    /// The tokens the merchant takes at all.
    public var acceptedTokens: [Token]?

    public init(
        intentID: GatewayNumber? = nil, clientID: String? = nil, number: AttemptNumber? = nil, amount: Money? = nil,
        token: Token? = nil, acceptedTokens: [Token]? = nil
    ) {
        self.intentID = intentID
        self.clientID = clientID
        self.number = number
        self.amount = amount
        self.token = token
        self.acceptedTokens = acceptedTokens
    }

    public init(_ reference: AttemptReference, settings: KryptoGOSettings) {
        self.init(
            intentID: reference.gatewayNumber, clientID: settings.clientID, number: reference.number, amount: reference.amount,
            token: reference.token, acceptedTokens: settings.acceptedTokens)
    }
}
