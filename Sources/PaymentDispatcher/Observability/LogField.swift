#if Dispatcher
internal import Logging

/// All that a log line may carry beside its fixed words: names, codes and counts. Never a body, a key, an address or a person.
package enum LogField: String, CaseIterable, Sendable {
    case correlation, gateway, order, attempt, transaction, event, endpoint
    case method, route, status, caller, microseconds, error, port, store
    case operation, code, field, outcome, reason, sequence, count, seconds
}

extension Desk {
    /// One line with fixed words and allow-listed fields.
    func log(
        _ level: Logger.Level, _ words: StaticString, _ fields: @autoclosure () -> KeyValuePairs<LogField, String> = [:]
    ) {
        logger.write(level, words, fields())
    }
}

extension Logger {
    /// One line with fixed words and allow-listed fields.
    func write(
        _ level: Logger.Level, _ words: StaticString, _ fields: @autoclosure () -> KeyValuePairs<LogField, String> = [:]
    ) {
        guard logLevel <= level else { return }
        var metadata: Logger.Metadata = [:]
        for (field, value) in fields() where !value.isEmpty { metadata[field.rawValue] = .string(value) }
        if let correlation = Correlation.id { metadata[LogField.correlation.rawValue] = .string(correlation) }
        log(level: level, "\(words)", metadata: metadata)
    }
}
#endif
