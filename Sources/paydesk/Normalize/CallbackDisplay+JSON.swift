internal import KryptoGO
internal import Payments
internal import StrictJSON

extension KryptoGOCallbackDisplay {
    /// What an unsigned body says of a payment. For people; nothing may follow from it.
    var json: JSONValue {
        jsonObject([
            ("verified", false), ("status", status.json), ("clientID", clientID.json), ("fiatAmount", fiatAmount.json),
            ("fiatCurrency", fiatCurrency.json), ("deadline", deadline?.json), ("chain", chain.json), ("symbol", symbol.json),
            ("asked", askedTokens.json), ("received", (receivedTokens?.description).json), ("net", (netTokens?.description).json),
            ("returned", (returnedTokens?.description).json), ("paymentHash", paymentHash.json), ("returnHash", returnHash.json),
        ])
    }

    /// The display of a body; a body that contradicts itself is still a hint, and says so here.
    static func json(of body: [UInt8]) -> JSONValue {
        do throws(CallbackRejection) {
            return try KryptoGOCallbackDisplay(body: body).json
        } catch {
            return jsonObject([("verified", false), ("error", .string(error.code)), ("field", error.field.json)])
        }
    }
}
