#if Service
import Logging

/// What the log says about one request: these fields, and no others.
struct RequestLine {
    let id: String
    let method: String
    let route: String
    let status: Int
    let duration: Duration
    let notes: RequestNotes.State

    var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = [
            "request": .string(id), "method": .string(method), "route": .string(route), "status": .stringConvertible(status),
            "microseconds": .stringConvertible(microseconds),
        ]
        if let caller = notes.caller { metadata["caller"] = .string(caller) }
        if let order = notes.order { metadata["order"] = .string(order) }
        return metadata
    }

    static func failure(_ id: String, _ error: any Error) -> Logger.Metadata {
        ["request": .string(id), "error": .string("\(type(of: error))")]
    }

    private var microseconds: Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
#endif
