#if Dispatcher
import Logging
import Metrics
import Synchronization

/// Counters that can be read: `paydesk_callbacks_total{gateway=payuni,outcome=stored}`.
final class RecordedMetrics: MetricsFactory {
    private final class Recorded: CounterHandler, Sendable {
        let value = Mutex<Int64>(0)
        func increment(by amount: Int64) { value.withLock { $0 += amount } }
        func reset() { value.withLock { $0 = 0 } }
    }

    private let counters = Mutex<[String: Recorded]>([:])

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let labels = dimensions.map { "\($0.0)=\($0.1)" }.joined(separator: ",")
        let name = labels.isEmpty ? label : "\(label){\(labels)}"
        return counters.withLock { counters in
            let counter = counters[name] ?? Recorded()
            counters[name] = counter
            return counter
        }
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        NOOPMetricsHandler.instance
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { NOOPMetricsHandler.instance }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    func callAsFunction(_ name: String) -> Int64 {
        counters.withLock { $0[name]?.value.withLock { $0 } ?? 0 }
    }

    var names: [String] { counters.withLock { Array($0.keys) } }
}

/// Every line that was logged, from the most talkative level on.
final class RecordedLog: Sendable {
    struct Line: Sendable {
        let level: Logger.Level
        let words: String
        let fields: [String: String]
    }

    private let recorded = Mutex<[Line]>([])

    var lines: [Line] { recorded.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
            log.recorded.withLock { $0.append(Line(level: event.level, words: "\(event.message)", fields: fields)) }
        }
    }
}
#endif
