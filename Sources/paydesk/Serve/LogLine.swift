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
        let fields = metadata.isEmpty ? event.metadata ?? [:] : metadata.merging(event.metadata ?? [:]) { $1 }
        var members: [(String, JSONValue?)] = [
            ("at", .string(now.utcText)), ("level", .string(event.level.rawValue)), ("source", .string(label)),
            ("message", .string(event.message.description)),
        ]
        let allowed = fields.compactMap { name, value in places[name].map { (place: $0, name: name, value: value) } }
        for field in allowed.sorted(by: { $0.place < $1.place }) {
            members.append((field.name, .string(field.value.description)))
        }
        return jsonObject(members).text
    }

    /// In this order, so that lines can be compared by eye.
    private static let places = Dictionary(uniqueKeysWithValues: LogField.allCases.enumerated().map { ($1.rawValue, $0) })
}
#endif
