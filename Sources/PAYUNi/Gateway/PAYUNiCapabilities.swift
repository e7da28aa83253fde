internal import Payments

extension GatewayCapabilities {
    /// What PAYUNi offers (docs: PAYUNi 7, 11, 15). What is not started by a call of ours begins on PAYUNi's page.
    static func payuni(_ settings: PAYUNiSettings) -> GatewayCapabilities {
        let offered = PAYUNiSettings.knownMethods.filter(settings.offers)
        return GatewayCapabilities(
            methods: offered, currencies: [.twd], limits: limits, amountDecimals: 0,
            attemptNumbers: AttemptNumberRule(maximumLength: 25, punctuation: "_-"),
            refundKinds: [],
            sealsCallbacks: true,
            formMethods: Set(
                offered.filter { method in BackEndMethod(method).map { !settings.backEndMethods.contains($0) } ?? true }),
            formRepeatSeconds: formRepeatSeconds)
    }

    /// A number is taken once in ten minutes (docs: PAYUNi 7, 16), counted from the first post. Half of that, since how old a form's stamp
    /// may be is not documented.
    private static let formRepeatSeconds: Int64 = 300

    /// Wallets whose provider sets the limits have none here.
    private static let limits: [PaymentMethod: ClosedRange<ExactDecimal>] = {
        var limits: [PaymentMethod: ClosedRange<ExactDecimal>] = [:]
        for method in PAYUNiSettings.knownMethods {
            guard let range = PAYUNiAmounts.range(for: method) else { continue }
            limits[method] = ExactDecimal(whole: range.lowerBound)...ExactDecimal(whole: range.upperBound)
        }
        return limits
    }()
}

extension PAYUNiSettings {
    /// Everything that an attempt may be started with.
    static let knownMethods: [PaymentMethod] =
        HostedMethod.allCases.map(\.paymentMethod) + [.cardInstallment, .payerChooses]
}
