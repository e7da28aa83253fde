internal import PAYUNi
internal import Payments

extension PAYUNiServer {
    /// `trade/close`: capture, refund, and taking either back (docs: PAYUNi 11).
    mutating func close(_ fields: FormFields, _ world: inout World) throws(PAYUNiRefusal) -> [WireField] {
        let family = PAYUNiCodeFamily(.tradeClose)
        try family.checkStamp(fields["Timestamp"], now: world.merchantNow, window: account.timestampWindowSeconds)
        guard let tradeNo = fields["TradeNo"], !tradeNo.isEmpty else { throw PAYUNiRefusal("CLOSE02016", "未有訂單編號") }
        guard let type = fields["CloseType"], !type.isEmpty else { throw PAYUNiRefusal("CLOSE02013", "未有執行類別") }
        guard Int(type) != nil else { throw PAYUNiRefusal("CLOSE02014", "執行類別非整數") }
        guard ["1", "2", "-1", "-2"].contains(type) else { throw PAYUNiRefusal("CLOSE02015", "執行類別數值錯誤") }
        guard var trade = trade(tradeNo), trade.isCard, trade.status == .paid else { throw Self.failed("查無可執行訂單") }
        switch type {
        case "1": try requestCapture(&trade, try Self.amount(fields), &world)
        case "2": try requestRefund(&trade, try Self.amount(fields), &world)
        case "-1":
            guard trade.capture == .requested else { throw Self.failed("關帳狀態不符合") }
            trade.capture = .canceled
        default:
            guard let open = trade.refunds.lastIndex(where: \.isOpen) else { throw Self.failed("退款狀態不符合") }
            trade.refunds[open].isCanceled = true
        }
        update(trade)
        return [
            ("Status", "SUCCESS"), ("Message", "處理成功"), ("MerID", merchantID), ("TradeNo", tradeNo), ("CloseType", type),
        ]
    }

    /// `trade/cancel`: withdraws an authorization that was not captured.
    mutating func void(_ fields: FormFields, _ world: inout World) throws(PAYUNiRefusal) -> [WireField] {
        let family = PAYUNiCodeFamily(.tradeCancel)
        try family.checkStamp(fields["Timestamp"], now: world.merchantNow, window: account.timestampWindowSeconds)
        guard let tradeNo = fields["TradeNo"], !tradeNo.isEmpty else { throw PAYUNiRefusal("CANCEL02010", "未有訂單編號") }
        guard var trade = trade(tradeNo), trade.isCard, trade.status == .paid, trade.capture != .captured else {
            throw PAYUNiRefusal("CANCEL03001", "取消授權失敗", fields: [("MerID", merchantID), ("TradeNo", tradeNo)])
        }
        trade.status = .canceled
        trade.ledger.voidedAt = world.now
        update(trade)
        return [("Status", "SUCCESS"), ("Message", "取消授權成功"), ("MerID", merchantID), ("TradeNo", tradeNo)]
    }

    /// `cancel_cvs`: by the code. A slip that is printed already can still be paid.
    mutating func cancelStoreCode(_ fields: FormFields, _ world: inout World) throws(PAYUNiRefusal) -> [WireField] {
        func refused(_ code: String, _ message: String) -> PAYUNiRefusal {
            PAYUNiRefusal(
                code, message,
                fields: [
                    ("MerID", merchantID), ("TradeAmt", "0"), ("PayNo", ""), ("VerifyCode", ""), ("PaymentType", "3"),
                ])
        }
        guard let payNo = fields["PayNo"], !payNo.isEmpty else { throw refused("CVS02018", "未有超商代碼") }
        guard [8, 12].contains(payNo.utf8.count) else { throw refused("CVS02019", "超商代碼長度規格有誤") }
        guard var trade = trade(payNo: payNo), trade.method == .storeCode else { throw refused("CVS02020", "查無該筆訂單資料") }
        guard trade.status == .issued else { throw refused("CVS02021", "該筆訂單已經無法取消代碼了") }
        trade.status = .canceled
        trade.isCodeCanceled = true
        trade.endedAt = world.now
        update(trade)
        return [
            ("Status", "SUCCESS"), ("Message", "取消成功"), ("MerID", merchantID), ("TradeAmt", String(trade.amount)),
            ("PayNo", String(payNo.prefix(8))), ("VerifyCode", String(payNo.suffix(4))), ("PaymentType", "3"),
        ]
    }

    private func requestCapture(_ trade: inout Trade, _ amount: UInt64, _ world: inout World) throws(PAYUNiRefusal) {
        guard trade.capture == .notRequested || trade.capture == .canceled else { throw Self.failed("關帳狀態不符合") }
        guard amount == trade.amount, world.now <= trade.createdAt.adding(seconds: 3 * 86_400) else {
            throw Self.failed("請款金額或期限不符合")
        }
        trade.capture = .requested
        world.agenda.add(.captureIsDone(trade.tradeNo), at: Night.close(after: world.now))
    }

    private func requestRefund(_ trade: inout Trade, _ amount: UInt64, _ world: inout World) throws(PAYUNiRefusal) {
        guard trade.capture == .captured else { throw Self.failed("關帳狀態不符合") }
        let isWhole = amount == trade.remaining
        let isWholeOnly = trade.method == .cardInstallment || trade.method == .unionPay
        guard amount > 0, amount <= trade.remaining, isWhole || !isWholeOnly else {
            throw Self.failed("退款金額\(amount)元，請款金額\(trade.amount)元，已退款\(trade.refunded)元")
        }
        let isScheduled = trade.refunds.contains(where: \.isOpen)
        trade.refunds.append(Trade.CardRefund(amount: amount, requestedAt: world.now, isScheduled: isScheduled))
        let done = Night.close(after: isScheduled ? Night.close(after: world.now) : world.now)
        world.agenda.add(.refundIsDone(trade.tradeNo, trade.refunds.count - 1), at: done)
    }

    private static func failed(_ message: String) -> PAYUNiRefusal { PAYUNiRefusal("CLOSE03001", "處理失敗：" + message) }

    private static func amount(_ fields: FormFields) throws(PAYUNiRefusal) -> UInt64 {
        guard let text = fields["TradeAmt"], !text.isEmpty else { throw PAYUNiRefusal("CLOSE02010", "未有請退款金額") }
        guard let amount = UInt64(text), text.utf8.allSatisfy(\.isDigit) else { throw PAYUNiRefusal("CLOSE02011", "金額非整數") }
        return amount
    }
}
