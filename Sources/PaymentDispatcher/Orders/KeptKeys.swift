#if Dispatcher
internal import Payments

extension Desk {
    /// How long the key of a request stands for that request alone. Used again after that, it is a new one.
    static let keysKeptSeconds: Int64 = 48 * 3_600

    /// Keys that were used before that are free.
    var keysKeptSince: Timestamp { time.now().adding(seconds: -Self.keysKeptSeconds) }
}

extension LoadedOrder {
    /// Those that were recorded at that time or later.
    func decisions(since time: Timestamp) -> [Decision] {
        evidence.compactMap { evidence in
            if evidence.receivedAt >= time, case .decision(let decision) = evidence.statement { decision } else { nil }
        }
    }
}
#endif
