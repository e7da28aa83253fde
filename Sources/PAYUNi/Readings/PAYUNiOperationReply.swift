public import Payments

/// PAYUNi accepted an operation on a trade, a code or a card token (docs: PAYUNi 11, 12). Accepted is not finished: a card refund
/// is seen in a later query.
public struct PAYUNiOperationReply: Sendable {
    public let endpoint: PAYUNiEndpoint
    /// `SUCCESS`, or the code that says that it was done before.
    public let code: String
    public let message: String?
    /// It had been done before; this call changed nothing.
    public let wasDoneBefore: Bool
    /// `TradeNo`, where the operation has one.
    public let gatewayNumber: GatewayNumber?
    /// `RefundAmt` or `TradeAmt`, where it is given.
    public let amount: Money?
    /// `RefundNo`: PAYUNi's number of a wallet refund.
    public let refundNumber: String?
    /// `RefundDT` or `ConfirmDT`.
    public let happenedAt: Timestamp?
    /// `EstimatedRefundDate` of a bank-transfer refund.
    public let estimatedRefundDate: CivilDate?
    /// All fields. They may hold card tokens: keep them out of logs.
    public let fields: FormFields
}

extension PAYUNiReply {
    /// Reads the reply to an operation.
    ///
    /// - Parameter trade: the trade the operation was about, if it was about one.
    /// - Throws: `GatewayError`: `mismatch` when the reply names another trade, `indeterminate` when PAYUNi does not know yet. Query
    ///   before anything else; nothing here may be sent again blindly.
    public func accepted(about trade: GatewayNumber?) throws(GatewayError) -> PAYUNiOperationReply {
        guard case .form(let fields) = content else {
            throw GatewayError(.malformedReply(reason: "JSON where a form was expected"), operation: endpoint.operation)
        }
        let wasDoneBefore = PAYUNiCodes.isRepeat(code, at: endpoint)
        guard code == "SUCCESS" || wasDoneBefore else {
            throw GatewayError(.indeterminate, operation: endpoint.operation, gatewayCode: code, gatewayMessage: message)
        }
        let named = fields.filled("TradeNo").map { GatewayNumber($0) }
        if let trade, let named, trade != named {
            throw GatewayError(.mismatch(field: "TradeNo"), operation: endpoint.operation, gatewayCode: code, advice: .query)
        }
        return PAYUNiOperationReply(
            endpoint: endpoint, code: code, message: message, wasDoneBefore: wasDoneBefore, gatewayNumber: named,
            amount: WireAmount.money(fields.filled("RefundAmt") ?? fields.filled("TradeAmt")),
            refundNumber: fields.filled("RefundNo"),
            happenedAt: WireTime.instant(fields.filled("RefundDT") ?? fields.filled("ConfirmDT")),
            estimatedRefundDate: fields.filled("EstimatedRefundDate").flatMap { CivilDate($0) },
            fields: fields)
    }
}

extension PAYUNiOperationReply: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(endpoint.path): \(code)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
