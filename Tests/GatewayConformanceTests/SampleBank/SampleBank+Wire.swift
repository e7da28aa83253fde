import Payments
import StrictJSON

extension SampleBank {
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8], _ operation: String
    ) async throws(GatewayError) -> HTTPResponse {
        guard let url = WebURL("https://api.samplebank.example/v1/\(path)") else {
            throw GatewayError(.invalidRequest(field: "number"), operation: operation)
        }
        let request = HTTPRequest(
            operation: operation, method: method, url: url, headers: [HTTPHeader("X-Merchant", merchant)], body: body)
        do throws(TransportFailure) {
            return try await transport.send(request)
        } catch {
            if flaw == .sendsAgain, let second = try? await transport.send(request) { return second }
            throw GatewayError(error, operation: operation)
        }
    }

    /// Verify, then the status, then the payment: in this order nothing unverified is looked at.
    func report(
        _ response: HTTPResponse, _ operation: String, asked: Money?, number: AttemptNumber
    ) throws(GatewayError) -> TransactionReport {
        try check(response, operation)
        let envelope: SampleEnvelope
        do throws(SampleEnvelope.Problem) {
            envelope = try SampleEnvelope(
                mended(response.body), seal: seal, verifies: flaw != .forgetsToVerifyAnswers,
                needsChecksum: flaw != .mendsCutAnswers, takesLast: flaw == .takesLastDuplicate)
        } catch {
            if flaw == .garbageIsNotFound { throw GatewayError(.notFound, operation: operation) }
            throw malformed(operation, "\(error)")
        }
        if let code = envelope.text("error") { throw refusal(code, operation) }
        guard var report = payment(envelope, asked: asked) else { throw malformed(operation, "payment") }
        if flaw != .ignoresMerchant, envelope.text("merchant") != merchant {
            throw GatewayError(.mismatch(field: "merchant"), operation: operation)
        }
        if flaw == .ignoresNumber {
            report.attemptNumber = number
        } else if report.attemptNumber != number {
            throw GatewayError(.mismatch(field: "number"), operation: operation)
        }
        return report
    }

    private func check(_ response: HTTPResponse, _ operation: String) throws(GatewayError) {
        guard flaw != .ignoresHTTPStatus else { return }
        switch response.status {
        case 200..<300: return
        case 429:
            let wait = response.retryAfterSeconds
            throw GatewayError(.rateLimited(retryAfterSeconds: wait), operation: operation)
        case 400..<500 where flaw == .errorPageIsRefusal: throw GatewayError(.other, operation: operation)
        case 500...: throw GatewayError(.indeterminate, operation: operation)
        default: throw malformed(operation, "HTTP status")
        }
    }

    private func refusal(_ code: String, _ operation: String) -> GatewayError {
        let kind: GatewayError.Kind =
            switch code {
            case "no_such_payment": .notFound
            case "number_taken": .duplicateNumber
            case "too_much": .limitExceeded
            default: .other
            }
        return GatewayError(kind, operation: operation, gatewayCode: code)
    }

    func malformed(_ operation: String, _ reason: String) -> GatewayError {
        GatewayError(.malformedReply(reason: reason), operation: operation)
    }

    private func mended(_ body: [UInt8]) -> [UInt8] {
        flaw == .mendsCutAnswers ? SampleBank.closing(body) : body
    }
}
