internal import Payments

/// The rows of one prefix are written with this.
struct CodeFamily {
    let prefix: String
    let source: String
    var endpoints: Set<PAYUNiEndpoint>?

    func one(_ number: Int, _ kind: GatewayError.Kind, _ text: String) -> PAYUNiCodeRow {
        many(number...number, kind, text)
    }

    func many(_ numbers: ClosedRange<Int>, _ kind: GatewayError.Kind, _ text: String) -> PAYUNiCodeRow {
        PAYUNiCodeRow(
            codes: .numbered(prefix: prefix, numbers), endpoints: endpoints, kind: kind, text: text, source: source,
            meansDone: false)
    }

    func done(_ number: Int, _ text: String) -> PAYUNiCodeRow {
        PAYUNiCodeRow(
            codes: .numbered(prefix: prefix, number...number), endpoints: endpoints, kind: .conflict, text: text, source: source,
            meansDone: true)
    }
}

extension GatewayError.Kind {
    /// A value was refused; the field is the wire's.
    static func field(_ name: String?) -> GatewayError.Kind { .invalidRequest(field: name) }
    static let declinedByRules = GatewayError.Kind.declined(reason: nil)
    static let busy = GatewayError.Kind.rateLimited(retryAfterSeconds: nil)
}
