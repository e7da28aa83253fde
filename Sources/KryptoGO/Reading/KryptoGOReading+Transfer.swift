public import Payments
internal import StrictJSON

extension KryptoGOReading {
    /// The answer to a transfer. `refused` only where the gateway said no in a well-formed answer that is not a 5xx, by a code that is
    /// known: one that nobody could read about may mean "waits for approval" as well. Everything unclear is `unknown`, because nothing
    /// can ask about a transfer afterwards (docs: KryptoGO 5, 6, 13); a 429 is, because what lies in between may answer so for a request
    /// that it passed on.
    public static func transfer(_ response: HTTPResponse) -> WriteOutcome<TransferReceipt> {
        switch Envelope(response, from: .transfer) {
        case .refusal(let error): return isCertain(error.kind) ? .refused(error) : .unknown(forPerson(error))
        case .unreadable(let error): return .unknown(forPerson(error))
        case .success(let data):
            guard let data, let id = FieldReader(object: data).text("id") else {
                return .unknown(forPerson(Envelope.malformed("id: missing", .transfer)))
            }
            let fields = FieldReader(object: data)
            return .done(
                TransferReceipt(
                    id: id, transactionHash: fields.text("tx_hash"),
                    sentAt: UnixSeconds.timestamp(fields.integer("transfer_time"))))
        }
    }

    private static func isCertain(_ refusal: GatewayError.Kind) -> Bool {
        switch refusal {
        case .other, .rateLimited: false
        default: true
        }
    }

    /// No endpoint answers for a transfer: a person has to look at Studio or at the chain.
    static func forPerson(_ error: GatewayError) -> GatewayError {
        var error = error
        error.advice = .askPerson
        return error
    }
}
