internal import Payments
internal import StrictJSON

/// A message before it is sealed and before anything goes wrong with it.
struct MessageDraft: Sendable {
    enum Content: Sendable {
        /// PAYUNi's inner fields and the outer version.
        case sealed([WireField], version: String)
        /// KryptoGO's bare object.
        case json(JSONObject)
    }

    let kind: OutgoingMessage.Kind
    let url: WebURL
    var content: Content
    let attempt: AttemptNumber?
    let gatewayNumber: GatewayNumber
    /// In the order's own currency: decides what the amount's ending asks for.
    let amount: Money
    let at: Timestamp
}

typealias WireField = (name: String, value: String)
