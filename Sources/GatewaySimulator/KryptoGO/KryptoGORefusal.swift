internal import Payments
internal import StrictJSON

/// A request that KryptoGO says no to (docs: KryptoGO 5).
struct KryptoGORefusal: Error {
    let code: Int
    let message: String
    let status: Int
    var data: JSONObject?

    static let wrongClient = KryptoGORefusal(code: 4001, message: "Invalid client_id", status: 401)
    static let wrongKey = KryptoGORefusal(code: 4002, message: "Invalid API key", status: 401)
    static let noIntent = KryptoGORefusal(code: 4006, message: "Invalid payment_intent_id", status: 404)

    /// The codes for wrong parameters are not documented; 4000 is the simulator's own.
    static func invalid(status: Int = 400) -> KryptoGORefusal {
        KryptoGORefusal(code: 4000, message: "Invalid request", status: status)
    }

    static func balance(shortfall: ExactDecimal) -> KryptoGORefusal {
        KryptoGORefusal(
            code: 4015, message: "Balance not enough", status: 400, data: ["insufficient_amount": .string(shortfall.description)])
    }

    var response: HTTPResponse {
        var object: JSONObject = ["code": .integer(code), "message": .string(message)]
        if let data { object["data"] = .object(data) }
        return HTTPResponse(status: status, contentType: "application/json", body: JSONValue.object(object).serialized())
    }
}
