public import Payments
internal import StrictJSON

extension KryptoGOReading {
    /// The answer to asking about one intent. Other terms than expected are in the report's notices, so that its money is
    /// never counted.
    ///
    /// - Throws: `GatewayError`: `mismatch` when it is another intent or another organisation's, `malformedReply` naming the
    ///   field or the status that could not be read. The attempt keeps its state.
    public static func query(
        _ response: HTTPResponse, expecting expectation: IntentExpectation
    ) throws(GatewayError) -> GatewayReport {
        let data = try data(of: response, from: .query)
        let intent = try intent(data, from: .query)
        if let field = intent.foreignField(expectation) {
            throw GatewayError(.mismatch(field: field), operation: KryptoGOEndpoint.query.operation)
        }
        let report = intent.report(expecting: expectation)
        return GatewayReport(attempt: expectation.number ?? report.attemptNumber, transactions: [report])
    }

    /// The `data` of an answer to a reading call.
    static func data(
        of response: HTTPResponse, from endpoint: KryptoGOEndpoint
    ) throws(GatewayError) -> JSONDocument.Value? {
        switch Envelope(response, from: endpoint) {
        case .success(let data): return data
        case .refusal(let error), .unreadable(let error): throw error
        }
    }

    static func intent(
        _ data: JSONDocument.Value?, from endpoint: KryptoGOEndpoint
    ) throws(GatewayError) -> Intent {
        guard let data, data.kind == .object else { throw Envelope.malformed("data: not an object", endpoint) }
        do throws(FieldProblem) {
            return try Intent(data)
        } catch {
            throw Envelope.malformed(error.reason, endpoint)
        }
    }
}
