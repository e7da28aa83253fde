/// One change to a genuine message, such as a dishonest payer or a changed gateway would make.
public enum Forgery: Sendable, Hashable {
    /// The amount in the gateway's main currency, as whole units: `1` where it said `300`.
    case amount(String)
    /// Another merchant's or client's name.
    case merchant(String)
    /// Our number: an answer about another attempt.
    case attemptNumber(String)
    /// The gateway's number: an answer about another transaction.
    case gatewayNumber(String)
    /// A status word.
    case status(String)
    /// A field that no document knows.
    case extraField(name: String, value: String)
    /// The status twice, the second time with this word.
    case duplicatedStatus(String)
    /// What stands outside the seal says this word.
    case outerStatus(String)
}

/// Rewrites messages. Where the gateway seals them, it seals anew with the test account's key, which is why the kit cannot do it.
public protocol Forge: Sendable {
    /// - Returns: `nil` when this message has no such part: the obligation then does not apply to it.
    func apply(_ forgery: Forgery, to body: [UInt8], as carrier: MessageCarrier) throws -> [UInt8]?

    /// A status word of the gateway that means the money has arrived, for ``Forgery/outerStatus(_:)`` and doubles.
    var paidWord: String { get }
}
