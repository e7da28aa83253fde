internal import PAYUNi
internal import Payments
internal import StrictJSON

extension PAYUNiServer {
    /// `trade/query`: by exactly one number, always a list (docs: PAYUNi 9).
    func query(_ fields: FormFields, _ world: World) throws(PAYUNiRefusal) -> [WireField] {
        let family = PAYUNiCodeFamily(.tradeQuery)
        let number = fields["MerTradeNo"] ?? ""
        let tradeNo = fields["TradeNo"] ?? ""
        guard number.isEmpty != tradeNo.isEmpty else { throw PAYUNiRefusal("QUERY02002", "商店訂單或訂單編號擇一") }
        try family.checkStamp(fields["Timestamp"], now: world.merchantNow, window: account.timestampWindowSeconds)
        if number.utf8.count > 25 { throw PAYUNiRefusal("QUERY02003", "商店訂單編號過長") }
        let found = number.isEmpty ? trade(tradeNo).map { [$0] } ?? [] : trades(of: number)
        guard !found.isEmpty else { throw PAYUNiRefusal("QUERY03001", "查無符合訂單") }
        var answer: [WireField] = [("Status", "SUCCESS"), ("Message", "查詢成功")]
        for (index, trade) in found.enumerated() {
            answer += entry(trade, world.now).map { ("Result[\(index)][\($0.name)]", $0.value) }
        }
        return answer
    }

    /// `trade/finite_query`: up to a hundred numbers of the last three months, answered in JSON.
    func finiteQuery(_ fields: FormFields, _ world: World, _ tamper: Tamper) throws(PAYUNiRefusal) -> HTTPResponse {
        let family = PAYUNiCodeFamily(.finiteQuery)
        try family.checkStamp(fields["Timestamp"], now: world.merchantNow, window: account.timestampWindowSeconds)
        guard let type = fields["QueryType"], !type.isEmpty else { throw PAYUNiRefusal("QUERY02010", "未有查詢類別") }
        guard type == "1" || type == "2" else { throw PAYUNiRefusal("QUERY02011", "查詢類別不可用") }
        let numbers = (fields["QueryNo"] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard numbers.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 40 }) else { throw PAYUNiRefusal("QUERY02012", "QueryNo格式錯誤") }
        guard numbers.count <= 100 else { throw PAYUNiRefusal("QUERY02013", "超過單次筆數") }
        let oldest = world.now.adding(seconds: -Self.queryableSeconds)
        let found = numbers.flatMap { type == "1" ? trades(of: $0) : trade($0).map { [$0] } ?? [] }
            .filter { $0.createdAt >= oldest }
        guard !found.isEmpty else { throw PAYUNiRefusal("QUERY03001", "查無符合訂單") }
        let list = found.map { trade in
            JSONValue.object(JSONObject(tamper.apply(to: entry(trade, world.now)).map { ($0.name, JSONValue.string($0.value)) }))
        }
        guard let sealed = seal(["Status": "SUCCESS", "Message": "查詢成功", "Result": .array(list)]) else {
            throw PAYUNiRefusal("QUERY04002", "回傳加密失敗", isEarly: true)
        }
        return reply(sealed, status: "SUCCESS", .finiteQuery, tamper)
    }

    /// Three months, as ninety-two days.
    private static let queryableSeconds: Int64 = 92 * 86_400

    /// One element of the list.
    private func entry(_ trade: Trade, _ now: Timestamp) -> [WireField] {
        let isIncomplete =
            trade.status == .paid
            && trade.endedAt.map { now < $0.adding(seconds: account.incompleteSeconds) } ?? false
        let fee = trade.status == .paid && !isIncomplete ? String(trade.amount * 2 / 100) : "0"
        var fields: [WireField] = [
            ("MerTradeNo", trade.number), ("TradeNo", trade.tradeNo), ("TradeAmt", String(trade.amount)),
            ("TradeFee", trade.method == .icashPay ? "-" : fee),
            // A query calls an unpaid number unpaid, where the message said that it was issued (docs: PAYUNi 13).
            ("TradeStatus", trade.status == .issued ? "9" : trade.status.rawValue),
            ("PaymentType", PAYUNiMethodTable.paymentType(trade.method)),
            ("PaymentDay", trade.endedAt?.inTaipei.description ?? "0000-00-00 00:00:00"),
            ("CreateDay", trade.createdAt.inTaipei.description), ("Gateway", trade.gateway),
            ("DataSource", isIncomplete ? "B" : "A"),
        ]
        if trade.isCard {
            fields += cardEntry(trade)
        } else if trade.isByNumber {
            fields += [
                ("OffChannel", trade.method == .atm ? trade.bank : "SEVEN"),
                ("OffPayChannel", trade.status == .paid ? (trade.method == .atm ? "812" : "SEVEN") : "-"),
                ("OffPayNo", trade.payNo), ("OffExpireTime", trade.expiresAt?.inTaipei.description ?? ""),
            ]
        } else {
            fields += [("Channel", Self.channel(trade.method)), ("PayChannel", "-"), ("PayNo", trade.payNo)]
            if trade.method == .jkoPay { fields.append(Self.remainder(of: trade)) }
        }
        return fields
    }

    private func cardEntry(_ trade: Trade) -> [WireField] {
        var fields: [WireField] = [
            ("Card6No", "414763"), ("Card4No", trade.status == .paid ? "0001" : "0002"), ("CardExp", "1230"),
            ("CardInst", trade.method == .cardInstallment ? "3" : "1"), ("AuthCode", trade.status == .paid ? "000000" : ""),
            ("AuthType", PAYUNiMethodTable.authorizationType(trade.method) ?? "1"), ("CardBank", "812"),
            ("CloseStatus", trade.capture.rawValue), ("CloseAmt", trade.capture == .captured ? String(trade.amount) : "0"),
        ]
        if let last = trade.refunds.last {
            fields += [
                ("RefundType", last.isScheduled ? "3" : "2"),
                ("RefundStatus", last.isCanceled ? "3" : last.doneAt == nil ? "1" : "2"), ("RefundAmt", String(last.amount)),
                ("RefundDay", last.doneAt?.inTaipei.description ?? ""),
            ]
        }
        fields.append(Self.remainder(of: trade))
        return fields
    }

    /// What it is before a payment is not documented: none here, which must not look like money that went back.
    private static func remainder(of trade: Trade) -> WireField {
        ("RemainAmt", trade.status == .paid ? String(trade.remaining) : "0")
    }

    private static func channel(_ method: PaymentMethod) -> String {
        switch method {
        case .icashPay: "ICASH"
        case .aftee: "AFTEE"
        case .jkoPay: "JKoPay"
        default: "LINE"
        }
    }
}
