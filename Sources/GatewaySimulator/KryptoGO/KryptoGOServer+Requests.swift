internal import KryptoGO
internal import Payments
internal import StrictJSON

extension KryptoGOServer {
    /// No greatest amount is documented; this one keeps the arithmetic exact.
    private static let mostFiat = ExactDecimal(whole: 1_000_000_000_000)

    /// `POST payment/intent` (docs: KryptoGO 3).
    mutating func create(_ request: SimulatedRequest, _ world: inout World) throws(KryptoGORefusal) -> JSONValue {
        let body = try object(request.body)
        guard let fiatText = body["fiat_amount"]?.string, let amount = ExactDecimal(fiatText),
            let least = ExactDecimal("0.01"), amount >= least, amount <= Self.mostFiat, amount.scale <= 2
        else { throw .invalid() }
        guard let currency = body["fiat_currency"]?.string, currency == "TWD" || currency == "USD",
            let fiat = Money(fiatText, currency)
        else { throw .invalid() }
        let orderData = try orderData(body["order_data"])
        let callbackURL = try url(body["callback_url"])
        guard let asked = price(of: fiat) else { throw .invalid() }
        let id = world.numbers.lettersAndDigits(32)
        let mark = orderData?[CreateIntentRequest.attemptMark].flatMap { value -> String? in
            if case .string(let text) = value { text } else { nil }
        }
        let deadline = world.now.adding(seconds: account.lifetimeSeconds)
        let intent = SimulatedIntent(
            id: id, fiatText: fiatText, fiat: fiat, asked: asked, address: "0x" + world.numbers.hexDigits(40),
            createdAt: world.now, deadline: deadline, callbackURL: callbackURL, orderData: orderData,
            groupKey: body["group_key"]?.string,
            ledger: LedgerEntry(
                attempt: mark.map { AttemptNumber($0) }, gatewayNumber: GatewayNumber(id), asked: fiat, askedTokens: asked,
                createdAt: world.now, deadline: deadline))
        add(intent)
        world.begun.append(.intent(id: id))
        world.agenda.add(.intentExpires(id), at: deadline.adding(seconds: 1))
        if account.callsBackPending { callBack(intent, &world) }
        return .object(IntentJSON.full(intent, account))
    }

    /// `POST asset_pro/transfer` (docs: KryptoGO 6): out of one pool of one token.
    mutating func transfer(_ request: SimulatedRequest, _ world: inout World) throws(KryptoGORefusal) -> JSONValue {
        let body = try object(request.body)
        guard body["chain_id"]?.string == account.token.chain, let contract = body["contract_address"]?.string,
            Token.canonicalAddress(contract) == account.token.canonicalContract,
            let recipient = body["wallet_address"]?.string, !recipient.isEmpty,
            let amount = body["amount"]?.string.flatMap({ ExactDecimal($0) }), !amount.isZero
        else { throw .invalid() }
        guard let rest = pool.subtracting(amount) else {
            throw .balance(shortfall: amount.subtracting(pool) ?? amount)
        }
        pool = rest
        let id = "1-\(world.now.seconds)-\(transfers.count + 1)"
        transfers.append(SimulatedTransfer(id: id, amount: amount, recipient: recipient, at: world.now))
        return [
            "id": .string(id), "tx_hash": .string("0x" + world.numbers.hexDigits(64)),
            "transfer_time": .integer(world.now.seconds),
        ]
    }

    /// Rounded up to hundredths of a token, so that nobody pays less than the price.
    private func price(of fiat: Money) -> TokenAmount? {
        let perToken = fiat.currency == .usd ? 100 : UInt128(account.centsPerToken)
        guard let hundredfold = fiat.amount.multiplied(by: 100), hundredfold.scale == 0 else { return nil }
        let (product, overflow) = hundredfold.coefficient.multipliedReportingOverflow(by: 100)
        guard !overflow, let amount = ExactDecimal(coefficient: (product + perToken - 1) / perToken, scale: 2) else { return nil }
        return TokenAmount(amount, account.token)
    }

    private func object(_ body: [UInt8]) throws(KryptoGORefusal) -> JSONDocument.Value {
        guard let root = try? JSONDocument(body).root, root.kind == .object else { throw .invalid() }
        return root
    }

    /// At most 1,000 characters once marshalled.
    private func orderData(_ value: JSONDocument.Value?) throws(KryptoGORefusal) -> JSONValue? {
        guard let value, !value.isNull else { return nil }
        let copy = JSONValue(value)
        guard value.kind == .object, copy.serialized().count <= 1000 else { throw .invalid() }
        return copy
    }

    private func url(_ value: JSONDocument.Value?) throws(KryptoGORefusal) -> WebURL? {
        guard let value, !value.isNull else { return nil }
        guard let text = value.string, let url = WebURL(text) else { throw .invalid() }
        return url
    }
}
