internal import PAYUNi
internal import Payments

extension PAYUNiServer {
    /// The operations that start a payment without the page (docs: PAYUNi 10).
    mutating func create(
        _ fields: FormFields, _ endpoint: PAYUNiEndpoint, _ world: inout World
    ) throws(PAYUNiRefusal) -> [WireField] {
        let family = PAYUNiCodeFamily(endpoint)
        let method = Self.method(of: endpoint)
        let number = try family.checkNumber(fields["MerTradeNo"])
        let amount = try family.checkAmount(fields["TradeAmt"], within: PAYUNiMethodTable.limits(method))
        try family.checkStamp(fields["Timestamp"], now: world.merchantNow, window: account.timestampWindowSeconds)
        guard fields["ProdDesc"]?.isEmpty == false else { throw PAYUNiRefusal(family.code(16), "未有商品說明") }
        guard account.methods.contains(method) else { throw PAYUNiRefusal(family.prefix + "03002", "支付工具未啟用") }
        if endpoint == .atm {
            guard let bank = fields["BankType"], bank.utf8.count == 3, bank.utf8.allSatisfy(\.isDigit) else {
                throw PAYUNiRefusal(family.code(17), "無法辨識的銀行別")
            }
        }
        let notifyURL = try url(fields, "NotifyURL", refusal: family.code(22))
        let returnURL = try url(fields, "ReturnURL", refusal: family.code(23))
        let expiry = try expiry(fields["ExpireDate"], now: world.now)
        if endpoint == .cvs, expiry.days > 7 { throw PAYUNiRefusal(family.code(18), "繳費期限無效日期") }
        try take(number, at: world.now, refusal: family.duplicate)

        var trade = newTrade(
            number: number, amount: amount, method: method, gateway: "1", notifyURL: notifyURL, returnURL: returnURL, &world)
        if trade.isByNumber {
            issueNumber(&trade, bank: fields["BankType"] ?? "", until: expiry.at, &world)
        } else {
            trade.payNo = world.numbers.digits(16)
        }
        add(trade)
        world.begun.append(trade.isByNumber ? .payNumber(number: number) : .phone(number: number))
        return TradeFields.created(trade, merchantID: merchantID)
    }

    func newTrade(
        number: String, amount: UInt64, method: PaymentMethod, gateway: String, notifyURL: WebURL?, returnURL: WebURL?,
        _ world: inout World
    ) -> Trade {
        let tradeNo = newTradeNo(&world)
        return Trade(
            number: number, tradeNo: tradeNo, amount: amount, method: method, gateway: gateway, createdAt: world.now,
            notifyURL: notifyURL, returnURL: returnURL, status: .issued,
            ledger: LedgerEntry(
                attempt: AttemptNumber(number), gatewayNumber: GatewayNumber(tradeNo), asked: .twd(amount), createdAt: world.now,
                deadline: nil))
    }

    /// An account of fourteen digits, or a store code of a letter and eleven digits.
    func issueNumber(_ trade: inout Trade, bank: String, until expiry: Timestamp, _ world: inout World) {
        trade.bank = bank
        trade.payNo = trade.method == .atm ? world.numbers.digits(14) : "C" + world.numbers.digits(11)
        trade.expiresAt = expiry
        trade.ledger = LedgerEntry(
            attempt: trade.ledger.attempt, gatewayNumber: trade.ledger.gatewayNumber, asked: trade.ledger.asked,
            createdAt: trade.createdAt, deadline: expiry)
        world.agenda.add(.tradeExpires(trade.tradeNo), at: expiry.adding(seconds: 1))
    }

    private static func method(of endpoint: PAYUNiEndpoint) -> PaymentMethod {
        switch endpoint {
        case .cvs: .storeCode
        case .linePay: .linePay
        case .aftee: .aftee
        case .jkoPay: .jkoPay
        default: .atm
        }
    }
}
