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
        let order = record.order
        var text = JSONObjectText(capacity: 512 + record.snapshot.utf8.count + terms.utf8.count)
        text.add("id", order.id.text)
        text.add("status", record.status.rawValue)
        text.add("sequence", record.version.sequence)
        text.add("createdAt", record.createdAt.utcText)
        text.add("changedAt", record.changedAt.utcText)
        text.add("deadline", order.deadline.utcText)
        text.add("due", object: order.due.tell)
        text.add("policies", object: order.policies.tell)
        if let checkoutURL { text.add("checkoutURL", checkoutURL) }
        text.add("attempts", objects: order.attempts) { attempt, text in attempt.tell(&text) }
        text.add("terms", copying: terms)
        text.add("snapshot", copying: record.snapshot)
        return text.finished()
    }

    private var checkoutURL: String? {
        guard let publicURL, let token = record.token else { return nil }
        return publicURL.appending(knownPath: "checkout/\(token.text)").text
    }

    private var terms: String { record.attachment.isEmpty ? "{}" : record.attachment }
}
#endif
