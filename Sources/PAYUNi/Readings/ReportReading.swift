internal import Payments

/// Reads one trade out of a message's or a list element's fields.
struct ReportReading {
    /// A field that a report cannot do without.
    struct Gap: Error {
        let field: String
        /// It is there and is not what it must be.
        let isMalformed: Bool
    }

    let origin: ClaimRow.Origin
    let status: StatusWord
    /// The status word as it came; `nil` for list elements, which have none of their own.
    let rawStatus: String?

    func report(of fields: some WireFields) throws(Gap) -> TransactionReport {
        let number = try required("MerTradeNo", in: fields)
        let gatewayNumber = try required("TradeNo", in: fields)
        guard let amount = WireAmount.money(try required("TradeAmt", in: fields)) else {
            throw Gap(field: "TradeAmt", isMalformed: true)
        }
        let trade = TradeStatus(fields.filled("TradeStatus"))
        let row = ClaimTable.row(origin, status, trade)
        let reassigned = NoticeReading.reassignment(in: fields, from: number)
        let claim = reassigned == nil ? row?.claim ?? .unrecognized : .unrecognized
        let method = PaymentTypeTable.method(of: fields)

        var report = TransactionReport(
            gatewayNumber: GatewayNumber(gatewayNumber), attemptNumber: AttemptNumber(number), claim: claim, raw: raw(trade),
            amount: amount, method: method)
        if claim == .paid { report.paidAt = WireTime.payment(in: fields) }
        if claim == .awaitingPayer || claim == .processing {
            report.instructions = InstructionReading.instructions(in: fields, method: method, amount: amount)
        }
        if origin != .message {
            report.settlement = SettlementReading.settlement(in: fields, amount: amount, isPaid: claim == .paid)
        }
        if let reassigned { report.notices.append(.reassigned(to: reassigned)) }
        if row?.queryDue ?? true { report.notices.append(.queryDue) }
        if NoticeReading.isDiscounted(fields, amount: amount) { report.notices.append(.discounted) }
        report.details = DetailFields.details(in: fields)
        return report
    }

    /// `SUCCESS/1` for messages, `1` or `1/B` for list elements. Cut short, since a status is stored and shown.
    private func raw(_ trade: TradeStatus) -> String {
        let text = trade.raw.prefix(32)
        guard let rawStatus else { return origin == .incompleteEntry ? text + "/B" : String(text) }
        return rawStatus.prefix(32) + "/" + text
    }

    private func required(_ name: String, in fields: some WireFields) throws(Gap) -> String {
        guard let text = fields.filled(name) else { throw Gap(field: name, isMalformed: false) }
        return text
    }
}
