package import Payments

extension GatewayError {
    /// A code of PAYUNi's as an error of the endpoint that gave it.
    ///
    /// A code that nobody mapped survives as `Kind.other`: after a write it may mean that something happened, so query.
    ///
    /// - Parameter reason: the bank's own words, where the message has them.
    package init(payuni code: String, at endpoint: PAYUNiEndpoint, message: String?, reason: String? = nil) {
        var kind = PAYUNiCodes.row(for: code, at: endpoint)?.kind ?? .other
        // Nothing can have happened where nothing was asked to happen.
        if endpoint.isReading, kind == .indeterminate { kind = .unavailable }
        if case .declined = kind { kind = .declined(reason: reason.map { String($0.prefix(200)) }) }
        self.init(
            kind, operation: endpoint.operation, gatewayCode: String(code.prefix(32)), gatewayMessage: message,
            advice: kind.advice(at: endpoint))
    }
}

extension GatewayError.Kind {
    fileprivate func advice(at endpoint: PAYUNiEndpoint) -> GatewayError.Advice? {
        switch self {
        case .other: endpoint.isReading ? .askPerson : .query
        // After an operation on a trade there is no other method to offer.
        case .declined, .methodUnavailable: PAYUNiCodes.creating.contains(endpoint) ? nil : .askPerson
        // The trade is in another state than we thought.
        case .conflict: endpoint.isReading ? nil : .query
        default: nil
        }
    }
}

extension PAYUNiEndpoint {
    /// A call there changes nothing.
    package var isReading: Bool {
        switch self {
        case .tradeQuery, .finiteQuery, .bindQuery, .periodQuery: true
        default: false
        }
    }
}
