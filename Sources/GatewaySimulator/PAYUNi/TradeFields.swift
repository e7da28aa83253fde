internal import Payments

/// A trade in the words of messages and replies (docs: PAYUNi 8, 10).
enum TradeFields {
    /// The page's result table, which notify and return share.
    static func result(_ trade: Trade, merchantID: String, status: String, message: String) -> [WireField] {
        var fields: [WireField] = [
            ("Status", status), ("Message", message), ("MerID", merchantID), ("MerTradeNo", trade.number),
            ("Gateway", trade.gateway), ("TradeNo", trade.tradeNo), ("TradeAmt", String(trade.amount)),
            ("TradeStatus", trade.status.rawValue), ("PaymentType", PAYUNiMethodTable.paymentType(trade.method)),
        ]
        if trade.isCard {
            fields += card(trade)
        } else if trade.isByNumber {
            fields += number(trade)
        } else {
            fields += wallet(trade)
        }
        return fields
    }

    static func createdMessage(_ method: PaymentMethod) -> String {
        switch method {
        case .atm: "(ATM)建立成功"
        case .storeCode: "(CVS)建立成功"
        default: "建立成功"
        }
    }

    /// The reply of an operation that starts a payment.
    static func created(_ trade: Trade, merchantID: String) -> [WireField] {
        let all = result(trade, merchantID: merchantID, status: "SUCCESS", message: createdMessage(trade.method))
        let common = Array(all.prefix(9))
        switch trade.method {
        case .atm, .storeCode: return all
        case .linePay:
            return common + [
                ("LinePayID", trade.payNo), ("QRToken", "https://linepay.simulator.invalid/qr/" + trade.payNo),
                ("QRExpiredTime", trade.createdAt.adding(seconds: 1200).inTaipei.description),
            ]
        case .jkoPay: return common + [("JKoTradeNo", trade.payNo), ("JKoStrCupAmt", "0"), ("JKoChannel", ""), ("PayTime", "")]
        default: return common + [("URL", "https://aftee.simulator.invalid/pay/" + trade.payNo)]
        }
    }

    /// The paid notify of ATM and store code, a table of its own without a payment type (docs: PAYUNi 8.4).
    static func paidByNumber(
        _ trade: Trade, merchantID: String, amount: UInt64, tradeNo: String, newNumber: String, at paidAt: Timestamp
    ) -> [WireField] {
        var fields: [WireField] = [
            ("Status", "SUCCESS"), ("Message", "繳費成功"), ("MerID", merchantID), ("MerTradeNo", trade.number),
            ("NewMerTradeNo", newNumber), ("TradeNo", tradeNo), ("TradeAmt", String(amount)), ("PayNo", trade.payNo),
        ]
        if trade.method == .atm {
            fields += [("PayBank", "812"), ("PaySet", "1"), ("Account5No", "12345")]
        } else {
            fields.append(("PayStore", "7-ELEVEN"))
        }
        return fields + [("Gateway", trade.gateway), ("TradeStatus", "1"), ("PayTime", paidAt.inTaipei.description)]
    }

    /// The message that a number's time is over.
    static func expired(_ trade: Trade, merchantID: String) -> [WireField] {
        [
            ("Status", "SUCCESS"), ("Message", "訂單失效"), ("MerID", merchantID), ("TradeNo", trade.tradeNo),
            ("MerTradeNo", trade.number), ("PaymentType", PAYUNiMethodTable.paymentType(trade.method)),
            ("TradeAmt", String(trade.amount)), ("TradeStatus", "4"), ("PayNo", trade.payNo),
            ("CreateTime", trade.createdAt.inTaipei.description),
        ]
    }

    private static func card(_ trade: Trade) -> [WireField] {
        let isApproved = trade.status == .paid
        let at = (trade.endedAt ?? trade.createdAt).inTaipei
        let parts = trade.method == .cardInstallment ? trade.amount / 3 : 0
        return [
            ("CardBank", "812"), ("Card6No", "414763"), ("Card4No", isApproved ? "0001" : "0002"),
            ("CardInst", trade.method == .cardInstallment ? "3" : "1"),
            ("FirstAmt", String(parts == 0 ? trade.amount : trade.amount - 2 * parts)), ("EachAmt", String(parts)),
            ("ResCode", isApproved ? "00" : "05"), ("ResCodeMsg", isApproved ? "授權成功(模擬)" : "授權失敗(模擬)"),
            ("AuthCode", isApproved ? "000000" : ""), ("AuthBank", "812"), ("AuthBankName", "台新國際商業銀行"),
            ("AuthType", PAYUNiMethodTable.authorizationType(trade.method) ?? "1"),
            ("AuthDay", at.date.description.filter { $0 != "-" }), ("AuthTime", at.clockText.filter { $0 != ":" }),
        ]
    }

    private static func number(_ trade: Trade) -> [WireField] {
        let expiry = trade.expiresAt?.inTaipei.description ?? ""
        return trade.method == .atm
            ? [("BankType", trade.bank), ("PayNo", trade.payNo), ("PaySet", "1"), ("ExpireDate", expiry)]
            : [("Store", "7-ELEVEN"), ("PayNo", trade.payNo), ("ExpireDate", expiry)]
    }

    private static func wallet(_ trade: Trade) -> [WireField] {
        let time = trade.status == .paid ? trade.endedAt?.inTaipei.description ?? "" : ""
        switch trade.method {
        case .jkoPay:
            return [("JKoTradeNo", trade.payNo), ("JKoStrCupAmt", "0"), ("JKoChannel", "account"), ("PayTime", time)]
        case .aftee: return [("PayNo", trade.payNo), ("CreateDT", time)]
        default: return [("PayNo", trade.payNo), ("PayTime", time)]
        }
    }
}
