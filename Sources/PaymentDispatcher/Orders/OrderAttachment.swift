#if Dispatcher
internal import Payments
internal import StrictJSON

/// What a merchant said of an order besides its terms, as it is kept with it.
struct OrderAttachment: Sendable, Hashable {
    var description: String
    /// Sorted: however a merchant lists them, they are the same terms.
    var gateways: [GatewayID]?
    var returnURL: WebURL?
    var payerEmail: String?
    var language: String?
    var metadata: [String: String]

    init(_ terms: OrderTerms) {
        description = terms.description
        gateways = terms.gateways?.sorted()
        returnURL = terms.returnURL
        payerEmail = terms.payerEmail
        language = terms.language
        metadata = terms.metadata
    }

    /// Equal attachments give equal bytes.
    var text: String {
        let sorted = metadata.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return jsonObject([
            ("description", .string(description)), ("gateways", gateways.map { .array($0.map { .string($0.text) }) }),
            ("returnURL", (returnURL?.text).json), ("payerEmail", payerEmail.json), ("language", language.json),
            ("metadata", sorted.isEmpty ? nil : .object(JSONObject(sorted))),
        ]).text
    }

    /// - Returns: `nil` for a text that ``text`` did not write.
    init?(text: String) {
        guard let root = try? JSONDocument(text).root, let description = root["description"]?.string else { return nil }
        self.description = description
        // What cannot be read allows nobody, rather than everybody.
        gateways = root["gateways"].map { list in list.elements?.compactMap { $0.string.map { GatewayID($0) } } ?? [] }
        returnURL = root["returnURL"]?.string.flatMap { WebURL($0) }
        payerEmail = root["payerEmail"]?.string
        language = root["language"]?.string
        metadata = [:]
        guard let members = root["metadata"]?.members else { return }
        for (name, value) in members { metadata[name] = value.string }
    }
}

extension OrderTerms {
    init?(_ record: OrderRecord) {
        guard let attachment = OrderAttachment(text: record.attachment) else { return nil }
        self.init(
            id: record.order.id, due: record.order.due, deadline: record.order.deadline, description: attachment.description,
            policies: PolicyTerms(record.order.policies), gateways: attachment.gateways, returnURL: attachment.returnURL,
            payerEmail: attachment.payerEmail, language: attachment.language, metadata: attachment.metadata)
    }
}
#endif
