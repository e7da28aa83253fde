internal import GatewayConformance
internal import PAYUNi
internal import Payments

/// Brings one scripted answer to the adapter's reply reader, as the calls do that no shared contract has.
struct PAYUNiReplyCall {
    let gateway: PAYUNiGateway
    let endpoint: PAYUNiEndpoint
    let call: ReplyCall

    func run() async -> ReplyReading {
        do throws(GatewayError) {
            return try read(try await send())
        } catch {
            let outcome = endpoint.isReading ? "failed" : error.mayHaveHappened ? "unknown" : "refused"
            return ReplyReading(outcome: outcome, error: error)
        }
    }

    private func send() async throws(GatewayError) -> HTTPResponse {
        let url = gateway.settings.environment.url(for: endpoint)
        do throws(TransportFailure) {
            return try await gateway.transport.send(HTTPRequest(operation: endpoint.operation, method: .post, url: url))
        } catch {
            throw GatewayError(error, operation: endpoint.operation)
        }
    }

    private func read(_ response: HTTPResponse) throws(GatewayError) -> ReplyReading {
        let reply = try gateway.replies.read(response, from: endpoint)
        var reading = ReplyReading(
            outcome: endpoint.isReading ? "answered" : "done", values: [FixtureField("code", reply.code)])
        switch endpoint {
        case .bindQuery, .periodQuery: break
        case .credit, .linePay, .aftee:
            let created = try reply.created(
                number: call["MerTradeNo"].map { AttemptNumber($0) }, amount: call["TradeAmt"].flatMap { Money($0, "TWD") })
            if let report = created.report { reading.transactions = [report] }
            if case .redirect(let redirect)? = created.instructions {
                reading.values.append(FixtureField("redirect", redirect.url.text))
            }
        default:
            let accepted = try reply.accepted(about: call["TradeNo"].map { GatewayNumber($0) })
            reading.values.append(FixtureField("wasDoneBefore", "\(accepted.wasDoneBefore)"))
            if let amount = accepted.amount { reading.values.append(FixtureField("amount", amount.description)) }
            if let number = accepted.refundNumber { reading.values.append(FixtureField("refundNumber", number)) }
        }
        return reading
    }
}
