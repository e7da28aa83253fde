public import Payments

extension PAYUNiReply {
    /// What a create reply says about the trade it made (docs: PAYUNi 10). Verified, and still only a reply: the number must be the
    /// one that was sent.
    ///
    /// A 3-D card reply brings an address and no trade: then there is no report.
    ///
    /// - Throws: `GatewayError` with `mismatch`, `malformedReply` or `indeterminate`: the trade may exist, so query.
    public func created(number: AttemptNumber?, amount: Money? = nil) throws(GatewayError) -> PAYUNiCreation {
        let fields = top
        if let number, let named = fields.filled("MerTradeNo"), named != number.text {
            throw failure(.mismatch(field: "MerTradeNo"))
        }
        if !fields.isFilled("TradeNo"), code == "SUCCESS", let redirect = InstructionReading.redirect(in: fields) {
            return PAYUNiCreation(report: nil, instructions: redirect)
        }
        let reading = ReportReading(origin: .message, status: StatusWord(code, at: endpoint), rawStatus: code)
        do throws(ReportReading.Gap) {
            var report = try reading.report(of: fields)
            report.compare(with: amount)
            return PAYUNiCreation(report: report, instructions: report.instructions)
        } catch {
            guard code == "SUCCESS" else { throw failure(.indeterminate) }
            throw failure(.malformedReply(reason: "\(error.isMalformed ? "malformed" : "missing") \(error.field)"))
        }
    }

    private func failure(_ kind: GatewayError.Kind) -> GatewayError {
        GatewayError(kind, operation: endpoint.operation, gatewayCode: code, gatewayMessage: message, advice: .query)
    }
}

/// The result of a create call.
public struct PAYUNiCreation: Sendable, Hashable {
    public let report: TransactionReport?
    /// What the payer needs now; `nil` when nothing is left to do, as after a card charge.
    public let instructions: PaymentInstructions?
}
