internal import Payments

/// Gathers fields and everything that is wrong with them.
struct RequestDraft {
    /// What the checks hold for the present.
    let now: Timestamp
    private var subject: [CheckedRequest.Field] = []
    private var details: [CheckedRequest.Field] = []
    private var problems: [InvalidRequest.Problem] = []

    init(now: Timestamp) {
        self.now = now
    }

    mutating func refuse(_ field: RequestField, _ reason: InvalidRequest.Reason) {
        problems.append(InvalidRequest.Problem(field: field, reason: reason))
    }

    /// A field that says what the request is about.
    mutating func identify(_ field: RequestField, _ value: String) {
        subject.append(CheckedRequest.Field(field, value))
    }

    mutating func identify(_ field: RequestField, _ value: String, rule: TextRule) {
        if let reason = rule.fault(of: value) { refuse(field, reason) }
        identify(field, value)
    }

    /// A field that may be absent: `nil` sends nothing.
    mutating func put(_ field: RequestField, _ value: String?) {
        guard let value else { return }
        details.append(CheckedRequest.Field(field, value))
    }

    mutating func put(_ field: RequestField, _ value: String?, rule: TextRule) {
        guard let value else { return }
        if let reason = rule.fault(of: value) { refuse(field, reason) }
        put(field, value)
    }

    /// A switch: `1` or absent.
    mutating func put(_ field: RequestField, isOn: Bool) {
        if isOn { put(field, "1") }
    }

    mutating func put(_ field: RequestField, _ url: WebURL?) {
        put(field, url?.text)
    }

    /// An address that PAYUNi's servers call: they reach ports 80 and 443 only (docs: PAYUNi 7). Of an address on this machine
    /// they reach no port at all; it is for a simulator, which has no such rule.
    mutating func put(_ field: RequestField, calledBack url: WebURL?) {
        if let url, !url.isLoopback, url.port != 80, url.port != 443 { refuse(field, .wrongPort) }
        put(field, url)
    }

    func finish(_ endpoint: PAYUNiEndpoint) throws(InvalidRequest) -> CheckedRequest {
        guard problems.isEmpty else { throw InvalidRequest(problems) }
        return CheckedRequest(endpoint: endpoint, subject: subject, details: details)
    }
}
