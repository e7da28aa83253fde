#if Service
import PaymentDispatcher
import Payments
import StrictJSON

extension OrderTerms {
    /// The body of `POST /v1/orders`. Only what a merchant may say has a name here.
    static func read(_ reader: inout FieldReader) throws(InputError) -> OrderTerms {
        OrderTerms(
            id: OrderID(try reader.text("id")), due: try reader.requiredMoney("due"),
            deadline: try reader.requiredTime("deadline"),
            description: try reader.text("description"),
            policies: try reader.nested("policies", PolicyTerms.read) ?? PolicyTerms(),
            gateways: try reader.gateways("gateways"), returnURL: try reader.webURL("returnURL"),
            payerEmail: try reader.optionalText("payerEmail"), language: try reader.optionalText("language"),
            metadata: try reader.texts("metadata"))
    }
}

extension FieldReader {
    mutating func webURL(_ name: String) throws(InputError) -> WebURL? {
        guard let text = try optionalText(name) else { return nil }
        guard let url = WebURL(text) else { throw invalid(name, "an absolute web address") }
        return url
    }

    /// A list of names; `nil` when there is none.
    mutating func gateways(_ name: String) throws(InputError) -> [GatewayID]? {
        guard optional(name) != nil else { return nil }
        return try list(name) { (value, path) throws(InputError) in
            guard let text = value.string else { throw InputError(.invalidField, path: path, expected: "text") }
            return GatewayID(text)
        }
    }

    /// An object whose members are all text.
    mutating func texts(_ name: String) throws(InputError) -> [String: String] {
        guard let value = optional(name) else { return [:] }
        guard let members = value.members else { throw invalid(name, "an object of texts") }
        var texts: [String: String] = [:]
        for (key, value) in members {
            guard let text = value.string else { throw invalid(name, "an object of texts") }
            texts[key] = text
        }
        return texts
    }
}
#endif
