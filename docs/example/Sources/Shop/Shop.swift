import KryptoGO
import PAYUNi
import Payments

/// A shop that uses the model and both adapters as a library: seal a payment page, read a callback, fold an order.
@main
struct Shop {
    static func main() async throws {
        let key = try PAYUNiKey(hashKey: "12345678901234567890123456789012", hashIV: "1234567890123456")
        let credentials = try PAYUNiCredentials(merchantID: "TESTMER01", keys: KeyRing(current: key))
        let payuni = PAYUNiGateway(
            settings: PAYUNiSettings(credentials: credentials, environment: .sandbox), transport: NoNetwork())

        let order = Order(
            id: "shop-1001", due: .twd(1500), deadline: Timestamp(seconds: 1_767_830_399),
            attempts: [Attempt(number: "ORD-20260101-002", gateway: "payuni", amount: .twd(1500), method: .atm)])
        let start = await payuni.start(
            AttemptRequest(number: "ORD-20260101-002", order: order.id, amount: order.due, description: "Stone"))
        if case .form(let form)? = start.success?.instructions {
            print("the payer's browser posts \(form.fields.map(\.name).joined(separator: ", ")) to \(form.action)")
        }

        // What PAYUNi posts to the shop when the transfer arrived, sealed here with the same made-up key.
        let sealed = try Envelope(keys: credentials.keys).seal(fields: [
            ("Status", "SUCCESS"), ("MerID", "TESTMER01"), ("MerTradeNo", "ORD-20260101-002"),
            ("TradeNo", "1767225660123456789"), ("TradeAmt", "1500"), ("TradeStatus", "1"), ("PayBank", "822"),
            ("PayTime", "2026-01-02 10:15:30"),
        ])
        let body = "Status=SUCCESS&MerID=TESTMER01&EncryptInfo=\(sealed.encryptInfo)&HashInfo=\(sealed.hashInfo)"
        let callback = Callback(.server, body: Array(body.utf8))

        var history = OrderHistory(order)
        if case .authenticated(let report) = try payuni.read(callback), let attempt = report.attempt {
            for transaction in report.transactions {
                let verified = VerifiedReport(attempt: attempt, report: transaction, verification: .sealedCallback)
                if let event = history.record(Evidence(.report(verified), receivedAt: Timestamp(seconds: 1_767_320_132))) {
                    print(
                        "\(event.name): received \(event.snapshot.state.received), ship: \(event.snapshot.state.status.isShippable)"
                    )
                }
            }
        }
        guard history.snapshot.state.status == .paid else { throw NotPaid() }
    }
}

struct NotPaid: Error {}

/// This example calls nobody.
struct NoNetwork: HTTPTransport {
    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        throw TransportFailure(.surelyNotSent, reason: "no_network")
    }
}
