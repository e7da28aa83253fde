#if Dispatcher
internal import GatewaySimulator
internal import PAYUNi
internal import Payments
internal import StrictJSON

/// Whatever can be written with a PAYUNi account's keys, or without them.
struct Letters: Sendable {
    /// What stands behind a message.
    enum Seal: String, Sendable, Hashable, CaseIterable {
        /// The gateway's own.
        case genuine
        /// The tag holds, since somebody recovered the cipher's secrets; the digest is missing, wrong, or not a digest.
        case noHash, wrongHash, hashIsTrue, hashTwice
        /// Keys that the account does not have.
        case strange
    }

    private let account: GatewayAccount
    private let merchantID: String
    private let keys: KeyRing

    init(_ account: GatewayAccount) throws(Surprise) {
        self.account = account
        do throws(TestAccounts.Failure) {
            let credentials = try TestAccounts.payuni(account.id, keys: account.settings.keys)
            merchantID = credentials.merchantID
            keys = credentials.keys
        } catch {
            throw Surprise("\(error.what) cannot be used")
        }
    }

    /// A card's result as the page tells it, with some fields changed, added or, when empty, left out.
    func result(
        of attempt: AttemptNumber, amount: Money, changed: [(name: String, value: String)]
    ) -> [(name: String, value: String)] {
        let trade = account.simulator.ledger(of: attempt).last
        var fields: [(name: String, value: String)] = [
            ("Status", "SUCCESS"), ("Message", "授權成功"), ("MerID", merchantID), ("MerTradeNo", attempt.text), ("Gateway", "2"),
            ("TradeNo", trade?.gatewayNumber.text ?? "1767578400000000001"), ("TradeAmt", amount.amount.description),
            ("TradeStatus", "1"), ("PaymentType", "1"), ("Card6No", "414763"), ("Card4No", "0001"), ("CardInst", "1"),
            ("FirstAmt", amount.amount.description), ("EachAmt", "0"), ("ResCode", "00"), ("ResCodeMsg", "授權成功"),
            ("AuthCode", "000000"), ("AuthBank", "812"), ("AuthBankName", "台新國際商業銀行"), ("AuthType", "1"),
            ("AuthDay", "20260105"), ("AuthTime", "100000"),
        ]
        for change in changed {
            fields.removeAll { $0.name == change.name }
            if !change.value.isEmpty { fields.append(change) }
        }
        return fields
    }

    /// The form that is posted to the notify or the return address.
    func form(_ fields: [(name: String, value: String)], seal: Seal) throws(Surprise) -> [UInt8] {
        do {
            let ring = seal == .strange ? KeyRing(current: try TestAccounts.pair("stranger")) : keys
            let sealed = try Envelope(keys: ring).seal(fields: fields)
            var form = [
                (name: "Status", value: "SUCCESS"), (name: "MerID", value: merchantID), (name: "Version", value: "2.0"),
                (name: "EncryptInfo", value: sealed.encryptInfo),
            ]
            switch seal {
            case .genuine, .strange: form.append(("HashInfo", sealed.hashInfo))
            case .noHash: break
            case .wrongHash: form.append(("HashInfo", String(sealed.hashInfo.reversed())))
            case .hashIsTrue: form.append(("HashInfo", "true"))
            case .hashTwice: form += [("HashInfo", sealed.hashInfo), ("HashInfo", sealed.hashInfo)]
            }
            return FormEncoder.encode(form)
        } catch {
            throw Surprise("nothing can be sealed")
        }
    }

    /// A gateway's answer, posted as if it were a message.
    static func posted(_ response: HTTPResponse) throws(Surprise) -> [UInt8] {
        guard let root = try? JSONDocument(response.body).root, let members = root.members else {
            throw Surprise("the gateway's answer is no JSON")
        }
        return FormEncoder.encode(members.map { (name: $0.key, value: $0.value.string ?? "") })
    }

    /// Calls an operation that the desk does not use.
    ///
    /// - Returns: the gateway's code.
    func call(
        _ endpoint: PAYUNiEndpoint, _ fields: [(name: String, value: String)], at now: Timestamp
    ) throws(Surprise) -> String {
        let response = try answer(endpoint, fields, at: now)
        do throws(GatewayError) {
            return try PAYUNiReplyReader(keys: keys, merchantID: merchantID).open(response, from: endpoint).code
        } catch {
            return error.gatewayCode ?? error.description
        }
    }

    /// A sealed answer of the gateway's, as it comes over the wire.
    func answer(
        _ endpoint: PAYUNiEndpoint, _ fields: [(name: String, value: String)], at now: Timestamp
    ) throws(Surprise) -> HTTPResponse {
        do {
            let inner = [(name: "MerID", value: merchantID), (name: "Timestamp", value: String(now.seconds))] + fields
            let sealed = try Envelope(keys: keys).seal(fields: inner)
            let body = FormEncoder.encode([
                ("MerID", merchantID), ("Version", endpoint.version), ("EncryptInfo", sealed.encryptInfo),
                ("HashInfo", sealed.hashInfo),
            ])
            let request = SimulatedRequest(method: "POST", path: "/api/" + endpoint.path, body: body)
            guard let response = account.simulator.answer(request).response else { throw Surprise("the gateway is silent") }
            return response
        } catch let surprise as Surprise {
            throw surprise
        } catch {
            throw Surprise("nothing can be sealed")
        }
    }
}
#endif
