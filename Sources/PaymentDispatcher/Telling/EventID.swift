#if Dispatcher
internal import LibCrypto
public import Payments

/// The name of one event: `evt_`, the order's id in base64url, `-`, and the event's sequence. Without dots; reversible; the same over every
/// delivery.
public struct EventID: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }

    public init(order: OrderID, sequence: Int) {
        let coded = Base64Codec.encode(Array(order.text.utf8)).filter { $0 != "=" }
        let safe = String(coded.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
        self.init("\(Self.prefix)\(safe)-\(sequence)")
    }

    /// Which event it names; `nil` for a text that this type did not make.
    public var event: (order: OrderID, sequence: Int)? {
        guard text.hasPrefix(Self.prefix), let dash = text.lastIndex(of: "-"),
            let sequence = Int(text[text.index(after: dash)...])
        else { return nil }
        let standard = String(text[..<dash].dropFirst(Self.prefix.count).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let bytes = Base64Codec.decode(standard + padding), let order = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        // One event has one name: other spellings of the same are no names.
        let event = (order: OrderID(order), sequence: sequence)
        return EventID(order: event.order, sequence: event.sequence).text == text ? event : nil
    }

    private static let prefix = "evt_"
}
#endif
