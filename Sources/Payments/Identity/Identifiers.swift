/// A name made of text, distinct from every other kind of name.
public protocol TextIdentifier: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral
where StringLiteralType == String {
    var text: String { get }
    init(_ text: String)
}

extension TextIdentifier {
    public init(stringLiteral text: String) { self.init(text) }
    public var description: String { text }
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The merchant's own name of an order.
public struct OrderID: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// One configured gateway account: `payuni`, `payuni-food`, `kryptogo`.
public struct GatewayID: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// Our number of one attempt, unique for ever: PAYUNi's `MerTradeNo`, the mark in KryptoGO's order data.
public struct AttemptNumber: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// The gateway's number of one transaction: PAYUNi's `TradeNo`, KryptoGO's `payment_intent_id`. Opaque.
public struct GatewayNumber: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}

/// Our number of one refund, unique for ever.
public struct RefundNumber: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}
