#if Service
import Logging
import PaymentDispatcher

/// What the log says about one request: these fields, and no others.
struct RequestLine {
    let id: String
    let method: String
    /// As it was declared: a path may hold a token.
    let route: String
    let status: Int
    let duration: Duration
    let notes: RequestNotes.State

    var metadata: Logger.Metadata {
        var fields = Logger.Metadata(minimumCapacity: 7)
        fields[LogField.correlation.rawValue] = .string(id)
        fields[LogField.method.rawValue] = .string(method)
        fields[LogField.route.rawValue] = .string(route)
        fields[LogField.status.rawValue] = .stringConvertible(status)
        fields[LogField.microseconds.rawValue] = .stringConvertible(microseconds)
        if let caller = notes.caller { fields[LogField.caller.rawValue] = .string(caller) }
        if let order = notes.order { fields[LogField.order.rawValue] = .string(order) }
        return fields
    }

    /// The type says enough to look for it; an error's text might hold anything.
    static func failure(_ id: String, _ error: any Error) -> Logger.Metadata {
        Logger.Metadata([.correlation: .string(id), .error: .string("\(type(of: error))")])
    }

    private var microseconds: Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}

extension Logger.Metadata {
    init(_ fields: [LogField: Logger.MetadataValue]) {
        self.init(uniqueKeysWithValues: fields.map { ($0.key.rawValue, $0.value) })
    }
}
#endif
