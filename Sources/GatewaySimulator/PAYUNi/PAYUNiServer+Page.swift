internal import PAYUNi
internal import Payments

extension PAYUNiServer {
    /// The payer's browser posts the merchant's form (docs: PAYUNi 7). A form that is refused is shown to the payer, and nobody
    /// else is told.
    mutating func openPage(_ request: SimulatedRequest, _ world: inout World) -> HTTPResponse {
        do throws(PAYUNiRefusal) {
            let fields = try open(request, .hostedPage)
            let page = try page(fields, &world)
            pagesByID[page.id] = pages.count
            latestPages[page.number.text] = pages.count
            pages.append(page)
            world.begun.append(.page(number: page.number.text))
            return PageMarkup.choices(of: page)
        } catch {
            return PageMarkup.refusal(code: error.code, message: error.message)
        }
    }

    private mutating func page(_ fields: FormFields, _ world: inout World) throws(PAYUNiRefusal) -> PayerPage {
        let family = PAYUNiCodeFamily(.hostedPage)
        let number = try family.checkNumber(fields["MerTradeNo"])
        let amount = try family.checkAmount(fields["TradeAmt"], within: 1...99_999_999)
        try family.checkStamp(fields["Timestamp"], now: world.merchantNow, window: account.timestampWindowSeconds)
        let returnURL = try url(fields, "ReturnURL", refusal: "UPP02011")
        let notifyURL = try url(fields, "NotifyURL", refusal: "UPP02012")
        if let notifyURL, account.enforcesPorts, ![80, 443].contains(notifyURL.port) {
            throw PAYUNiRefusal("UPP02012", "NotifyURL格式錯誤")
        }
        let lifetime = try lifetime(fields["TradeLExpireSec"])
        let expiry = try expiry(fields["ExpireDate"], now: world.now)
        let offers = try offers(fields, amount: amount, daysToPay: expiry.days)
        try take(number, at: world.now, refusal: family.duplicate)
        return PayerPage(
            id: world.numbers.lettersAndDigits(24), number: AttemptNumber(number), amount: .twd(amount),
            description: fields["ProdDesc"] ?? "", offers: offers, openedAt: world.now,
            closesAt: world.now.adding(seconds: lifetime), notifyURL: notifyURL, returnURL: returnURL,
            numberExpiresAt: expiry.at, banks: (fields["AtmBankType"] ?? "822").split(separator: ",").map(String.init))
    }

    func url(_ fields: FormFields, _ name: String, refusal code: String) throws(PAYUNiRefusal) -> WebURL? {
        guard let text = fields[name], !text.isEmpty else { return nil }
        guard let url = WebURL(text) else { throw PAYUNiRefusal(code, name + "格式錯誤") }
        return url
    }

    private func lifetime(_ text: String?) throws(PAYUNiRefusal) -> Int64 {
        guard let text, !text.isEmpty else { return 600 }
        guard let seconds = Int64(text) else { throw PAYUNiRefusal("UPP02045", "截止秒數非整數") }
        guard (60...600).contains(seconds) else { throw PAYUNiRefusal("UPP02046", "截止秒數超出範圍") }
        return seconds
    }

    /// The last second of the last day to pay, seven days ahead when none is named.
    func expiry(_ text: String?, now: Timestamp) throws(PAYUNiRefusal) -> (at: Timestamp, days: Int) {
        let today = now.inTaipei.date
        guard let text, !text.isEmpty else {
            return (Self.endOfDay(today.adding(days: 7) ?? today), 7)
        }
        guard let day = CivilDate(text) else { throw PAYUNiRefusal("UPP02042", "繳費期限格式錯誤") }
        let days = day.dayNumber - today.dayNumber
        let end = Self.endOfDay(day)
        guard (0...180).contains(days), end.seconds - now.seconds >= 7199 else {
            throw PAYUNiRefusal("UPP02043", "繳費期限無效日期")
        }
        return (end, days)
    }

    /// 23:59:59 in Taiwan.
    static func endOfDay(_ day: CivilDate) -> Timestamp { day.endOfDayInTaipei.adding(milliseconds: -999) }

    /// No switch offers all that the merchant has opened and that fits the amount; a switch asks for exactly these.
    private func offers(
        _ fields: FormFields, amount: UInt64, daysToPay: Int
    ) throws(PAYUNiRefusal) -> [PaymentMethod] {
        let asked = PAYUNiMethodTable.switches.filter {
            ($0.field == "CreditInst" ? fields[$0.field]?.isEmpty == false : fields[$0.field] == "1")
        }
        .map(\.method)
        for method in asked {
            guard account.methods.contains(method) else {
                throw PAYUNiRefusal(PAYUNiMethodTable.closedCodes[method] ?? "UPP02022", "支付工具未啟用")
            }
            guard PAYUNiMethodTable.limits(method).contains(amount) else {
                throw PAYUNiRefusal("UPP02088", "此交易金額無法使用")
            }
        }
        let candidates = asked.isEmpty ? account.methods : asked
        let offers = candidates.filter { method in
            PAYUNiMethodTable.limits(method).contains(amount) && (method != .storeCode || daysToPay <= 7)
        }
        guard !offers.isEmpty else { throw PAYUNiRefusal("UPP02022", "無合適的支付工具可供使用") }
        return offers
    }
}
