#if Service
import Logging
import PaymentDispatcher
import Payments
import StrictJSON

/// Writes each line as one JSON object on standard error, with allow-listed fields and no others: what a dependency attaches does not
/// get out.
struct LogLine: LogHandler {
    let label: String
    let time: any TimeSource
    let output: LossyOutput
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(
        label: String, level: Logger.Level, output: LossyOutput = .standardError, time: any TimeSource = SystemTimeSource()
    ) {
        self.label = label
        self.time = time
        self.output = output
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        output.write(Self.text(event, label, metadata, time.now()))
    }

    static func text(_ event: LogEvent, _ label: String, _ metadata: Logger.Metadata, _ now: Timestamp) -> [UInt8] {
        let own = event.metadata ?? [:]
        var text = JSONObjectText(capacity: 320)
        text.add("at", now.utcText)
        text.add("level", event.level.rawValue)
        text.add("source", label)
        text.add("message", event.message.description)
        // In the order of the list, so that lines can be compared by eye.
        var left = own.count + metadata.count
        for name in names where left > 0 {
            guard let value = own[name] ?? metadata[name] else { continue }
            left -= 1
            if case .string(let word) = value { text.add(name, word) } else { text.add(name, value.description) }
        }
        return text.finished()
    }

    private static let names = LogField.allCases.map(\.rawValue)
}
#endif
