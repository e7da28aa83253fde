public import Payments

/// Least and greatest amount of each method, whole New Taiwan dollars (docs: PAYUNi 15).
public enum PAYUNiAmounts {
    public static let card: ClosedRange<UInt64> = 1...199_999
    public static let atm: ClosedRange<UInt64> = 15...49_999
    public static let storeCode: ClosedRange<UInt64> = 30...20_000
    public static let aftee: ClosedRange<UInt64> = 20...49_999
    public static let pickupCash: ClosedRange<UInt64> = 1...20_000
    public static let doorCash: ClosedRange<UInt64> = 30...20_000
    /// What any method takes: the bound when the payer chooses.
    public static let widest: ClosedRange<UInt64> = 1...199_999
    /// Where the provider sets the limit and does not publish it, and where a `BuyerHash` lifts the ceiling: a bound against slips
    /// of the keyboard, ours and not PAYUNi's.
    public static let unpublished: ClosedRange<UInt64> = 1...99_999_999

    /// - Returns: `nil` for a method whose limits are not published, or that PAYUNi does not offer.
    public static func range(for method: PaymentMethod) -> ClosedRange<UInt64>? {
        switch method {
        case .card, .cardInstallment, .unionPay, .applePay, .googlePay, .samsungPay: card
        case .atm: atm
        case .storeCode: storeCode
        case .aftee: aftee
        case .payerChooses: widest
        default: nil
        }
    }
}

extension RequestDraft {
    /// `TradeAmt`: it must suit every method offered, for PAYUNi refuses the form otherwise (`UPP02088`…`UPP02108`).
    mutating func identifyAmount(_ amount: Money, within ranges: [ClosedRange<UInt64>], isCeilingLifted: Bool) {
        let lower = ranges.map(\.lowerBound).max() ?? PAYUNiAmounts.widest.lowerBound
        let ceiling = ranges.map(\.upperBound).min() ?? PAYUNiAmounts.widest.upperBound
        let upper = isCeilingLifted ? PAYUNiAmounts.unpublished.upperBound : ceiling
        guard amount.currency == .twd, let dollars = amount.amount.wholeNumber else {
            return refuse(.amount, .wrongCurrency(expected: Currency.twd.code))
        }
        if !(lower...upper).contains(dollars) { refuse(.amount, .outOfRange(lower...upper)) }
        identify(.amount, String(dollars))
    }
}
