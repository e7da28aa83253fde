public import Payments
internal import StrictJSON

/// What a checkout page listens to: enough to know that it must show itself again, and nothing that its reader must not know.
public struct CheckoutStatus: Sendable, Hashable {
    public var status: OrderStatus
    public var sequence: Int

    public init(_ snapshot: OrderSnapshot) {
        status = snapshot.state.status
        sequence = snapshot.sequence
    }

    /// `{"status":"open","sequence":3}`
    public var jsonText: String {
        JSONValue.object(["status": .string(status.rawValue), "sequence": .integer(sequence)]).text
    }

    /// One server-sent event named `status`, with its closing blank line.
    public var eventText: String { "event: status\nid: \(sequence)\ndata: \(jsonText)\n\n" }
}
