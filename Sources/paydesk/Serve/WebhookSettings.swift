#if Service
import Foundation
import PaymentDispatcher
import Payments

/// Whom to tell: `PAYDESK_WEBHOOK_URL` with `PAYDESK_WEBHOOK_SECRETS`, and for more of them `PAYDESK_WEBHOOKS=shop,books` with
/// `PAYDESK_WEBHOOK_SHOP_URL`, `PAYDESK_WEBHOOK_SHOP_SECRETS` and so on.
enum WebhookSettings {
    static func endpoints(_ source: SettingsSource) throws(SettingError) -> [WebhookEndpoint] {
        var endpoints: [WebhookEndpoint] = []
        if let endpoint = try endpoint("default", ["webhook"], source) { endpoints.append(endpoint) }
        guard let names = try source.list("webhooks") else { return endpoints }
        guard Set(names.texts).count == names.texts.count else { throw names.rejected("must name each once") }
        for name in names.texts {
            let isName = name.utf8.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
            guard (1...40).contains(name.utf8.count), isName, !["default", "url", "secrets"].contains(name) else {
                throw names.rejected("must be names of lower-case letters, digits and hyphens")
            }
            guard let endpoint = try endpoint(name, ["webhook", name], source) else {
                throw SettingError(SettingsSource.variable(["webhook", name, "url"]), "is not set")
            }
            endpoints.append(endpoint)
        }
        return endpoints
    }

    private static func endpoint(
        _ name: String, _ place: [String], _ source: SettingsSource
    ) throws(SettingError) -> WebhookEndpoint? {
        let secrets = try source.list(place + ["secrets"])
        guard let address = try source.text(place + ["url"]) else {
            if let secrets { throw secrets.rejected("is set, and there is no address to use it for") }
            return nil
        }
        guard let url = WebURL(address.text) else { throw address.rejected("must be an absolute web address") }
        guard url.scheme == .https || url.isLoopback else { throw address.rejected("must be https") }
        guard let secrets, !secrets.texts.isEmpty else {
            throw SettingError(SettingsSource.variable(place + ["secrets"]), "is not set")
        }
        guard Set(secrets.texts).count == secrets.texts.count else { throw secrets.rejected("must be different") }
        guard secrets.texts.allSatisfy(isSecret) else {
            throw secrets.rejected("must each be whsec_ and base64 of 24 to 64 bytes")
        }
        return WebhookEndpoint(id: EndpointID(name), url: url, secrets: secrets.texts.map { Secret($0) })
    }

    private static func isSecret(_ text: String) -> Bool {
        guard text.hasPrefix("whsec_"), let bytes = Data(base64Encoded: String(text.dropFirst(6))) else { return false }
        return (24...64).contains(bytes.count) && Set(bytes).count > 1
    }
}
#endif
