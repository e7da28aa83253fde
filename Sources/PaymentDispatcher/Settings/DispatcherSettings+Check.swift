#if Dispatcher
internal import Payments

extension DispatcherSettings {
    /// - Throws: ``DispatcherSettingsError`` naming the first setting that cannot be used.
    func check() throws(DispatcherSettingsError) {
        if let publicURL, publicURL.text.contains("?") {
            throw DispatcherSettingsError("publicURL", "must have no query")
        }
        guard Set(endpoints.map(\.id)).count == endpoints.count else {
            throw DispatcherSettingsError("endpoints", "two of them have one id")
        }
        for endpoint in endpoints where !PlainText.isWord(endpoint.id.text, length: 1...40) {
            throw DispatcherSettingsError("endpoints", "an id must be 1 to 40 letters, digits, '-' and '_'")
        }
        for endpoint in endpoints {
            do throws(WebhookSecretError) {
                _ = try WebhookSignature(secrets: endpoint.secrets)
            } catch {
                throw DispatcherSettingsError("endpoints.secrets", error.description)
            }
        }
        try Self.hold(reconciliation.concurrency, in: ReconciliationSettings.concurrencies, "reconciliation.concurrency")
        try Self.hold(reconciliation.ratePerSecond, in: ReconciliationSettings.rates, "reconciliation.ratePerSecond")
        try Self.hold(Int(callbacks.secondsBetweenQueries), in: 1...3600, "callbacks.secondsBetweenQueries")
        try Self.hold(callbacks.queriesPerHour, in: 1...3600, "callbacks.queriesPerHour")
        try Self.hold(callbacks.queriesPerSecond, in: 1...1000, "callbacks.queriesPerSecond")
        try Self.hold(startsPerGateway, in: 1...4096, "startsPerGateway")
        if let startsPerSecond {
            try Self.hold(startsPerSecond, in: ReconciliationSettings.rates, "startsPerSecond")
        }
        if let worker, !(1...255).contains(worker.text.utf8.count) {
            throw DispatcherSettingsError("worker", "must be 1 to 255 bytes")
        }
    }

    private static func hold(_ value: Int, in range: ClosedRange<Int>, _ setting: String) throws(DispatcherSettingsError) {
        guard range.contains(value) else {
            throw DispatcherSettingsError(setting, "must be \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
#endif
