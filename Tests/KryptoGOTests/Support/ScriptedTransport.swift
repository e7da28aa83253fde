import Payments

/// Answers from a script, in order, and keeps what it was asked to send.
actor ScriptedTransport: HTTPTransport {
    enum Step: Sendable {
        case answer(HTTPResponse)
        case fail(TransportFailure)
    }

    private var steps: [Step]
    private(set) var sent: [HTTPRequest] = []

    init(_ steps: [Step]) {
        self.steps = steps
    }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        sent.append(request)
        guard !steps.isEmpty else { throw TransportFailure(.surelyNotSent, reason: "script_ended") }
        switch steps.removeFirst() {
        case .answer(let response): return response
        case .fail(let failure): throw failure
        }
    }
}

extension ScriptedTransport.Step {
    static func json(_ text: String, status: Int = 200) -> Self {
        .answer(HTTPResponse(status: status, contentType: "application/json", body: Array(text.utf8)))
    }

    static let lost = Self.fail(TransportFailure(.outcomeUnknown, reason: "read_timeout"))
    static let notSent = Self.fail(TransportFailure(.surelyNotSent, reason: "connection_refused"))
}
