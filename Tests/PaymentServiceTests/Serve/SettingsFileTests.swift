#if Service
import Foundation
import Logging
import PaymentDispatcher
import Payments
import Testing

@testable import paydesk

@Suite("Settings in a file")
struct SettingsFileTests {
    static let yaml = """
        listen: 127.0.0.1:9000
        public_url: https://desk.example
        database: sqlite:/tmp/paydesk.db
        api_keys:
          - shop:read+charge:\(GoodSettings.apiKey)
          - boss:operate:x\(GoodSettings.apiKey)
        webhooks: [books]
        webhook:
          url: https://shop.example/hooks
          secrets: [\(GoodSettings.webhookSecret)]
          books:
            url: https://books.example/hooks
            secrets: \(GoodSettings.webhookSecret)
        gateways: [food, coins]
        gateway:
          food: {kind: payuni, merchant_id: FOOD01, hash_key: "\(GoodSettings.hashKey)", hash_iv: "\(GoodSettings.hashIV)", test_mode: 1}
          coins: {kind: kryptogo, client_id: c1, studio_api_key: k1, origin: "https://shop.example"}
        """

    static let json = """
        {"public_url":"https://desk.example","database":"sqlite:/tmp/paydesk.db","api_keys":["shop:read:\(GoodSettings.apiKey)"],
        "payuni":{"merchant_id":"SHOP01","hash_key":"\(GoodSettings.hashKey)","hash_iv":"\(GoodSettings.hashIV)"}}
        """

    /// Settings of a file that exists while they are read.
    static func settings(_ text: String, _ ending: String, _ variables: [String: String] = [:]) throws -> DeskSettings {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(ending)").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try DeskSettings(variables: variables.merging(["PAYDESK_CONFIG": path]) { $1 })
    }

    @Test("A file says everything that variables can, with several accounts and endpoints")
    func yaml() throws {
        let settings = try Self.settings(Self.yaml, "yaml")
        #expect(settings.listen.port == 9000 && settings.endpoints.map(\.id.text) == ["default", "books"])
        #expect(settings.gateways.count == 2)
        #expect(try Self.settings(Self.json, "json").gateways.count == 1)
    }

    @Test("A variable is stronger than the file")
    func precedence() throws {
        let settings = try Self.settings(Self.yaml, "yaml", ["PAYDESK_LISTEN": "127.0.0.1:1", "PAYDESK_LOG_LEVEL": "debug"])
        #expect(settings.listen.port == 1 && settings.logLevel == .debug)
        let keys = "only:read:y\(GoodSettings.apiKey)"
        _ = try Self.settings(Self.yaml, "yaml", ["PAYDESK_API_KEYS": keys])
    }

    @Test(
        "What in a file cannot be right is named by its place, and never with its value",
        arguments: [
            ("publik_url: https://desk.example", "publik_url"), ("gateway:\n  drinks: {kind: payuni}", "gateway.drinks.kind"),
            ("policy: {late: canary}", "policy.late"), ("policy: {late: [accept]}", "policy.late"),
            ("policy: {lateness: accept}", "policy.lateness"),
            ("policy: {confirmation: {above: canary}}", "policy.confirmation.above"),
            ("reconciliation: {concurrency: 0}", "reconciliation.concurrency"),
            ("log_level: loud", "log_level"), ("log_level: ''", "log_level"), ("log_level: [info]", "log_level"),
            ("log_level: {a: {b: [[1]]}}", "log_level.a.b"), ("payuni:\n  merchant: canary", "payuni.merchant"),
            ("kryptogo:\n  client_id: canary", "KRYPTOGO_STUDIO_API_KEY"),
            // The blank is missing, or the name: what stands there may be the value.
            ("payuni: {hash_key:canary}", "payuni"), ("payuni: {hash_key:\"canary\"}", "payuni"),
            ("payuni: {canary0123456789}", "payuni"), ("policy: {late:canary}", "policy"),
            ("policy: {canarycanarycanary: x}", "policy"), ("log_level: {canary0123456789: [[1]]}", "log_level"),
            ("canaryInTheFile: x", "PAYDESK_CONFIG"), ("canary9876543210: [[1]]", "PAYDESK_CONFIG"),
        ])
    func refused(_ line: String, _ name: String) throws {
        do {
            _ = try Self.settings(Self.yaml + "\n" + line, "yaml")
            Issue.record("taken")
        } catch let error as SettingError {
            #expect(error.name == name || (line.hasPrefix("gateway:") && error.name == "PAYDESK_CONFIG"))
            #expect(!error.description.contains("canary") && !error.description.contains("loud"))
        }
    }

    @Test("A name is told when it looks like one, and nothing else is")
    func names() {
        let names = [
            "listen", "public_url", "previous_hash_key", "tolerance_basis_points", "reconciliation", "food", "books-2026",
            "shop2",
        ]
        for name in names { #expect(FilePlace.looksLikeName(name), "\(name)") }
        let others = [
            "", "hash_key:secret", "hash_key secret", "SHOP01", "2026", "a.b", "_a", "a__b", "clé", GoodSettings.hashKey,
            GoodSettings.webhookSecret, String(repeating: "a", count: 16), String(repeating: "ab-", count: 22) + "a",
        ]
        for name in others { #expect(!FilePlace.looksLikeName(name), "\(name)") }
    }

    @Test(
        "A file that is neither YAML nor JSON is refused",
        arguments: [("{", "yaml"), ("a: b: c", "yaml"), ("{'a':1}", "json"), ("[1]", "json")])
    func broken(_ text: String, _ ending: String) {
        #expect(throws: SettingError.self) { try Self.settings(text, ending) }
    }
}
#endif
