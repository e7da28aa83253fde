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

    static func text(_ event: LogEvent, _ label: String, _ metadata: Logger.Metadata, _ now: Timestamp) -> String {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        var members: [(String, JSONValue?)] = [
            ("at", .string(now.utcText)), ("level", .string(event.level.rawValue)), ("source", .string(label)),
            ("message", .string(event.message.description)),
        ]
        for field in LogField.allCases {
            if let value = fields[field.rawValue] { members.append((field.rawValue, .string(value.description))) }
        }
        return jsonObject(members).text
    }
}
#endif
