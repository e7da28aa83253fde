#if Service
import PaymentDispatcher
import Payments
import StrictJSON

/// An order as the API shows it.
///
/// The snapshot stands in the store as the text that events carry, and is copied, not read: looking at an order is what callers do
/// most.
struct OrderDocument {
    let record: OrderRecord
    let publicURL: WebURL?

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var bytes: [UInt8] {
        var bytes = jsonObject([
            ("id", .string(record.order.id.text)), ("status", .string(record.status.rawValue)),
            ("sequence", .integer(record.version.sequence)), ("createdAt", record.createdAt.json),
            ("changedAt", record.changedAt.json), ("deadline", record.order.deadline.json), ("due", record.order.due.json),
            ("policies", record.order.policies.json), ("checkoutURL", checkoutURL.json),
            ("attempts", .array(record.order.attempts.map(\.json))),
        ]).serialized()
        // In place of the brace that closes it.
        bytes.removeLast()
        bytes += ",\"terms\":".utf8
        bytes += terms.utf8
        bytes += ",\"snapshot\":".utf8
        bytes += record.snapshot.utf8
        bytes += "}".utf8
        return bytes
    }

    private var checkoutURL: String? {
        guard let publicURL, let token = record.token else { return nil }
        return publicURL.appending(knownPath: "checkout/\(token.text)").text
    }

    private var terms: String { record.attachment.isEmpty ? "{}" : record.attachment }
}
#endif
