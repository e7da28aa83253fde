public import Payments

extension AttemptNumberRule {
    /// What PAYUNi allows as a `MerTradeNo` (docs: PAYUNi 7). A UUID does not fit.
    public static let payuni = AttemptNumberRule(maximumLength: 25, punctuation: "_-")
}

extension PAYUNiAmounts {
    /// The published limits by method.
    public static let limits: [PaymentMethod: ClosedRange<ExactDecimal>] = {
        let methods: [PaymentMethod] = [
            .card, .cardInstallment, .unionPay, .applePay, .googlePay, .samsungPay, .atm, .storeCode, .aftee, .payerChooses,
        ]
        var limits: [PaymentMethod: ClosedRange<ExactDecimal>] = [:]
        for method in methods {
            guard let range = range(for: method) else { continue }
            limits[method] = ExactDecimal(whole: range.lowerBound)...ExactDecimal(whole: range.upperBound)
        }
        return limits
    }()
}
