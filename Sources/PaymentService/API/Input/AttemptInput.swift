#if Service
import Payments

/// The body of `POST /v1/orders/{order}/attempts`.
struct AttemptInput {
    let gateway: GatewayID
    let method: PaymentMethod
    let returnURL: WebURL?
    let language: String?

    static func read(_ reader: inout FieldReader) throws(InputError) -> AttemptInput {
        AttemptInput(
            gateway: GatewayID(try reader.text("gateway")), method: PaymentMethod(try reader.text("method")),
            returnURL: try reader.webURL("returnURL"), language: try reader.optionalText("language"))
    }
}
#endif
