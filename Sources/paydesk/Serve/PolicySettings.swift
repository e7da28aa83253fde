#if Service
import PaymentDispatcher
import Payments

/// What every order gets that does not say otherwise: `PAYDESK_POLICY_LATE`, `PAYDESK_POLICY_OVER` and so on.
enum PolicySettings {
    static func policies(_ source: SettingsSource) throws(SettingError) -> OrderPolicies {
        let stated = PolicyTerms(
            late: try source.word(of: OrderPolicies.Late.self, "policy", "late"),
            over: try source.word(of: OrderPolicies.Over.self, "policy", "over"),
            afterCancel: try source.word(of: OrderPolicies.AfterCancel.self, "policy", "after_cancel"),
            confirmation: try confirmation(try source.text("policy", "confirmation")),
            toleranceBasisPoints: try source.number(in: OrderPolicies.tolerances, "policy", "tolerance_basis_points").map {
                Int($0)
            },
            graceSeconds: try source.number(in: OrderPolicies.graces, "policy", "grace_seconds"))
        return stated.policies(over: OrderPolicies())
    }

    static func reconciliation(_ source: SettingsSource) throws(SettingError) -> ReconciliationSettings {
        var settings = ReconciliationSettings()
        let concurrencies = ReconciliationSettings.concurrencies
        if let concurrency = try source.number(in: concurrencies, "reconciliation", "concurrency") {
            settings.concurrency = concurrency
        }
        if let rate = try source.number(in: ReconciliationSettings.rates, "reconciliation", "rate_per_second") {
            settings.ratePerSecond = rate
        }
        return settings
    }

    /// `callbackIsEnough`, `always`, or `above:1000:TWD`.
    private static func confirmation(_ setting: Setting?) throws(SettingError) -> OrderPolicies.Confirmation? {
        guard let setting else { return nil }
        switch setting.text {
        case "callbackIsEnough": return .callbackIsEnough
        case "always": return .always
        default:
            let parts = setting.text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "above", let limit = Money(parts[1], parts[2]) else {
                throw setting.rejected("must be callbackIsEnough, always, or above:, an amount, a colon and its currency")
            }
            return .above(limit)
        }
    }
}
#endif
