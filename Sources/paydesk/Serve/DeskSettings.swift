#if Service
import Foundation
import Logging
import PaymentDispatcher
import PaymentService
import Payments

/// Everything `paydesk serve` needs to know, checked.
struct DeskSettings: Sendable {
    let listen: ListenAddress
    let publicURL: WebURL
    /// What payers know the merchant by.
    let shopName: String?
    let databasePath: String
    let keys: APIKeyRing
    let endpoints: [WebhookEndpoint]
    let gateways: [GatewayAccount]
    /// What orders get that do not say otherwise.
    let policies: OrderPolicies
    let reconciliation: ReconciliationSettings
    let logLevel: Logger.Level
    let metricsAccess: MetricsAccess
    /// Variables that look like settings and are none.
    let strangers: [String]

    /// Reads the environment and the file that it may name.
    /// - Throws: ``SettingError`` for the first setting that cannot be used. Nothing was opened or connected.
    init(variables: [String: String]) throws(SettingError) {
        let file = try variables["PAYDESK_CONFIG"].map { path throws(SettingError) in
            try SettingsFile(path: try Setting(name: "PAYDESK_CONFIG", text: path).text)
        }
        let source = SettingsSource(environment: variables, file: file ?? .empty)
        listen = try ListenAddress(try source.text("listen"))
        publicURL = try Self.publicURL(try source.required("public_url"))
        shopName = try Self.shopName(try source.text("shop_name"))
        databasePath = try Self.databasePath(try source.required("database"))
        keys = try Self.keys(source)
        endpoints = try WebhookSettings.endpoints(source)
        gateways = try GatewayAccount.all(source)
        policies = try PolicySettings.policies(source)
        reconciliation = try PolicySettings.reconciliation(source)
        logLevel = try source.word(of: Logger.Level.self, "log_level") ?? .info
        metricsAccess = try source.word(of: MetricsAccess.self, "metrics") ?? .open
        try source.finish()
        strangers = source.strangers(in: variables)
    }

    var dispatcher: DispatcherSettings {
        DispatcherSettings(publicURL: publicURL, policies: policies, endpoints: endpoints, reconciliation: reconciliation)
    }

    /// Payers and gateways come from outside, so it is `https`, except on this machine alone.
    private static func publicURL(_ setting: Setting) throws(SettingError) -> WebURL {
        guard let url = WebURL(setting.text) else { throw setting.rejected("must be an absolute web address") }
        guard url.scheme == .https || url.isLoopback else { throw setting.rejected("must be https") }
        guard url.target == "/" else { throw setting.rejected("must have neither path nor query") }
        return url
    }

    private static func shopName(_ setting: Setting?) throws(SettingError) -> String? {
        guard let setting else { return nil }
        let hasControl = setting.text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard (1...60).contains(setting.text.count), !hasControl else {
            throw setting.rejected("must be 1 to 60 characters on one line")
        }
        return setting.text
    }

    private static func databasePath(_ setting: Setting) throws(SettingError) -> String {
        guard setting.text.hasPrefix("sqlite:") else { throw setting.rejected("must be sqlite: and the path of a file") }
        let path = String(setting.text.dropFirst("sqlite:".count))
        guard !path.isEmpty, !path.hasPrefix(":"), !path.hasSuffix("/"), !path.hasPrefix("//") else {
            throw setting.rejected("must be sqlite: and the path of a file")
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw setting.rejected("must be in a folder that exists")
        }
        guard !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || !isFolder.boolValue else {
            throw setting.rejected("must not be a folder")
        }
        return path
    }

    private static func keys(_ source: SettingsSource) throws(SettingError) -> APIKeyRing {
        guard let list = try source.list("api_keys") else { throw SettingError("PAYDESK_API_KEYS", "is not set") }
        do throws(APIKeyRejection) {
            return try APIKeyRing(try list.texts.map { text throws(APIKeyRejection) in try APIKey(setting: text) })
        } catch {
            throw list.rejected(error.description)
        }
    }
}
#endif
