#if Dispatcher
public import Payments

/// The name of one event: `evt_`, the order's id in base64url, `-`, and the event's sequence. Without dots; reversible; the same over every
/// delivery.
public struct EventID: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }
}
#endif
