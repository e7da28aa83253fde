/// An ISO 4217 currency code: three capital letters.
public struct Currency: Sendable, Hashable, CustomStringConvertible {
    public let code: String

    /// - Returns: `nil` unless `code` is three capital ASCII letters.
    public init?(_ code: some StringProtocol) { self.init(String(code)) }

    /// The same, without asking at run time what kind of text it is.
    package init?(_ code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy(\.isUpperLetter) else { return nil }
        self.code = code
    }

    private init(known code: String) { self.code = code }

    public static let twd = Currency(known: "TWD")
    public static let usd = Currency(known: "USD")

    public var description: String { code }
}

/// An exact amount of one fiat currency. Amounts of different currencies are never compared by size and never added.
public struct Money: Sendable, Hashable, CustomStringConvertible {
    public let amount: ExactDecimal
    public let currency: Currency

    public init(_ amount: ExactDecimal, _ currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    /// Whole New Taiwan dollars, the only unit PAYUNi speaks (docs: PAYUNi 15).
    public static func twd(_ dollars: UInt64) -> Money { Money(ExactDecimal(whole: dollars), .twd) }

    /// - Returns: `nil` unless both texts are well formed; see ``ExactDecimal/init(_:)`` and ``Currency/init(_:)``.
    public init?(_ amount: some StringProtocol, _ currency: some StringProtocol) {
        guard let amount = ExactDecimal(amount), let currency = Currency(currency) else { return nil }
        self.init(amount, currency)
    }

    /// The same, without asking at run time what kind of texts they are.
    package init?(_ amount: String, _ currency: String) {
        guard let amount = ExactDecimal(amount), let currency = Currency(currency) else { return nil }
        self.init(amount, currency)
    }

    public static func zero(_ currency: Currency) -> Money { Money(.zero, currency) }

    public var isZero: Bool { amount.isZero }
    public var description: String { "\(amount) \(currency)" }

    /// The sum, or `nil` when the currencies differ or it does not fit.
    public func adding(_ other: Money) -> Money? {
        guard currency == other.currency, let sum = amount.adding(other.amount) else { return nil }
        return Money(sum, currency)
    }

    /// The difference, or `nil` when the currencies differ or `other` is greater.
    public func subtracting(_ other: Money) -> Money? {
        guard currency == other.currency, let rest = amount.subtracting(other.amount) else { return nil }
        return Money(rest, currency)
    }
}
