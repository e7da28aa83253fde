#if Service
import Testing

@testable import paydesk

@Suite("Settings with which the desk does not start")
struct BadSettingsTests {
    struct Entry: CustomTestStringConvertible, Sendable {
        /// What the refusal must name.
        let name: String
        let changes: [String: String?]

        init(_ name: String, _ changes: [String: String?]) {
            self.name = name
            self.changes = changes
        }

        /// One variable with one value.
        init(_ name: String, _ value: String?) { self.init(name, [name: value]) }

        var testDescription: String { "\(name): \(changes)" }
    }

    private static let key = GoodSettings.apiKey
    private static let secret = GoodSettings.webhookSecret

    static let listen: [Entry] = [
        "", " ", "8080", ":8080", "localhost", "localhost:", "localhost:http", "localhost:70000", "localhost:-1", "localhost:８０",
        "http://localhost:80", "a@b:80", "::1:80", "[::1]",
    ].map { Entry("PAYDESK_LISTEN", $0) }

    static let publicURL: [Entry] = [
        nil, "", "desk.example", "http://desk.example", "ftp://desk.example", "https://desk.example/hooks",
        "https://desk.example?x=1",
        "https://user:pw@desk.example", "https://", "https://desk.example https://b.example", secret,
    ].map { Entry("PAYDESK_PUBLIC_URL", $0) }

    static let database: [Entry] = [
        nil, "", "/tmp/paydesk.db", "sqlite:", "sqlite::memory:", "sqlite:/", "sqlite:/no/such/folder/paydesk.db", "sqlite:/tmp",
        "postgres://localhost/paydesk", "sqlite:/etc/passwd/paydesk.db",
    ].map { Entry("PAYDESK_DATABASE", $0) }

    static let keys: [Entry] = [
        nil, "", ",", "shop", key, "shop:\(key)", "shop:read:short", "shop:read:" + String(repeating: "x", count: 40),
        "shop:write:\(key)", "shop:read charge:\(key)", "Shop:read:\(key)", ":read:\(key)",
        "shop:read:\(key),shop:charge:a\(key)",
        "a:read:\(key),b:charge:\(key)", "shop:read:sha256:abc", "shop:read:sha256:" + String(repeating: "0", count: 64), secret,
    ].map { Entry("PAYDESK_API_KEYS", $0) }

    static let webhooks: [Entry] =
        ["", "shop.example", "http://shop.example/", "http://127.0.0.01/", "https://shop.example/#x", secret].map {
            Entry("PAYDESK_WEBHOOK_URL", $0)
        }
        + [
            nil, "", ",", "whsec_", "whsec_!!!", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "https://shop.example/hooks",
            "\(secret),\(secret)", "whsec_" + String(repeating: "A", count: 32), "whsec_" + String(repeating: "QUFB", count: 30),
            key,
        ].map { Entry("PAYDESK_WEBHOOK_SECRETS", $0) }
        + [
            Entry("PAYDESK_WEBHOOK_SECRETS", ["PAYDESK_WEBHOOK_URL": nil]), Entry("PAYDESK_WEBHOOKS", ""),
            Entry("PAYDESK_WEBHOOKS", "Books"), Entry("PAYDESK_WEBHOOKS", "default"), Entry("PAYDESK_WEBHOOKS", "a,a"),
            Entry("PAYDESK_WEBHOOK_BOOKS_URL", ["PAYDESK_WEBHOOKS": "books"]),
            Entry(
                "PAYDESK_WEBHOOK_BOOKS_SECRETS",
                ["PAYDESK_WEBHOOKS": "books", "PAYDESK_WEBHOOK_BOOKS_URL": "https://books.example"]),
        ]

    static let gateways: [Entry] = [
        Entry("PAYUNI_MERCHANT_ID", nil), Entry("PAYUNI_MERCHANT_ID", ""), Entry("PAYUNI_HASH_KEY", nil),
        Entry("PAYUNI_HASH_KEY", ""),
        Entry("PAYUNI_HASH_KEY", "short"), Entry("PAYUNI_HASH_IV", nil), Entry("PAYUNI_HASH_IV", "short"),
        Entry("PAYUNI_HASH_KEY", ["PAYUNI_HASH_KEY": GoodSettings.hashIV, "PAYUNI_HASH_IV": GoodSettings.hashKey]),
        Entry("PAYUNI_TEST_MODE", "maybe"), Entry("PAYUNI_TEST_MODE", ""), Entry("PAYUNI_BASE_URL", "nowhere"),
        Entry("PAYUNI_BASE_URL", "http://pay.example"),
        Entry("PAYUNI_PREVIOUS_HASH_IV", ["PAYUNI_PREVIOUS_HASH_KEY": GoodSettings.hashKey]),
        Entry("PAYUNI_PREVIOUS_HASH_KEY", ["PAYUNI_PREVIOUS_HASH_IV": GoodSettings.hashIV]), Entry("PAYUNI_PLATFORM", "2"),
        Entry("PAYUNI_METHODS", ""), Entry("PAYUNI_METHODS", ","), Entry("PAYUNI_METHODS", "card,cash"),
        Entry("PAYUNI_INSTALLMENTS", "3,5"),
        Entry("KRYPTOGO_CLIENT_ID", nil), Entry("KRYPTOGO_STUDIO_API_KEY", nil), Entry("KRYPTOGO_STUDIO_API_KEY", "鍵"),
        Entry("KRYPTOGO_ORIGIN", nil), Entry("KRYPTOGO_ORIGIN", "shop.example"),
        Entry("KRYPTOGO_ORIGIN", "https://shop.example/path"),
        Entry("KRYPTOGO_BASE_URL", "http://wallet.example"), Entry("PAYDESK_GATEWAYS", "payuni"),
        Entry("PAYDESK_GATEWAYS", "Food"),
        Entry("PAYDESK_GATEWAYS", "food,food"), Entry("PAYDESK_GATEWAY_FOOD_KIND", ["PAYDESK_GATEWAYS": "food"]),
        Entry("PAYDESK_GATEWAY_FOOD_KIND", ["PAYDESK_GATEWAYS": "food", "PAYDESK_GATEWAY_FOOD_KIND": "stripe"]),
        Entry("PAYDESK_GATEWAY_FOOD_MERCHANT_ID", ["PAYDESK_GATEWAYS": "food", "PAYDESK_GATEWAY_FOOD_KIND": "payuni"]),
        Entry(
            "PAYDESK_GATEWAY_FOOD_HASH_KEY",
            [
                "PAYDESK_GATEWAYS": "food", "PAYDESK_GATEWAY_FOOD_KIND": "payuni", "PAYDESK_GATEWAY_FOOD_MERCHANT_ID": "FOOD01",
                "PAYDESK_GATEWAY_FOOD_HASH_KEY": "short", "PAYDESK_GATEWAY_FOOD_HASH_IV": GoodSettings.hashIV,
            ]),
        Entry(
            "PAYUNI_MERCHANT_ID or KRYPTOGO_CLIENT_ID",
            [
                "PAYUNI_MERCHANT_ID": nil, "PAYUNI_HASH_KEY": nil, "PAYUNI_HASH_IV": nil, "PAYUNI_TEST_MODE": nil,
                "KRYPTOGO_CLIENT_ID": nil, "KRYPTOGO_STUDIO_API_KEY": nil, "KRYPTOGO_ORIGIN": nil,
            ]),
    ]

    private static let policyValues: [(name: String, values: [String])] = [
        ("LATE", ["", "Accept", "ignore", "accept,review"]), ("OVER", ["", "refund", "acceptWithinGrace"]),
        ("AFTER_CANCEL", ["", "never"]),
        (
            "CONFIRMATION",
            [
                "", "never", "Always", "below", "above:1000", "above:1000:twd", "above:1e3:TWD", "above:-1:TWD", "above::TWD",
                "above:1000:TWD:", "above:１０００:TWD", "below:1000:TWD", "above:1,000:TWD",
            ]
        ),
        ("TOLERANCE_BASIS_POINTS", ["", "-1", "+1", "10001", "0.5", "1e3", "0x10", "１２", "99999999999999999999", "half"]),
        ("GRACE_SECONDS", ["", "-1", "31622401", "1 h", "99999999999999999999"]),
    ]

    static let policies: [Entry] =
        policyValues.flatMap { name, values in values.map { Entry("PAYDESK_POLICY_\(name)", $0) } }
        + ["", "0", "1001", "-1", "fast"].map { Entry("PAYDESK_RECONCILIATION_RATE_PER_SECOND", $0) }
        + ["", "0", "257", "-1", "many"].map { Entry("PAYDESK_RECONCILIATION_CONCURRENCY", $0) }

    static let others: [Entry] = [
        Entry("PAYDESK_LOG_LEVEL", ""), Entry("PAYDESK_LOG_LEVEL", "loud"), Entry("PAYDESK_LOG_LEVEL", "INFO"),
        Entry("PAYDESK_METRICS", ""), Entry("PAYDESK_METRICS", "closed"), Entry("PAYDESK_METRICS", "Key"),
        Entry("PAYDESK_CONFIG", "/no/such/file.yaml"), Entry("PAYDESK_CONFIG", "/tmp"), Entry("PAYDESK_CONFIG", ""),
    ]

    static let all = listen + publicURL + database + keys + webhooks + gateways + policies + others

    @Test("There are at least sixty of them")
    func enough() { #expect(Self.all.count >= 60) }

    @Test("Each is refused by its name, and never with its value", arguments: all)
    func refused(_ entry: Entry) throws {
        let variables = GoodSettings.with(entry.changes)
        do throws(SettingError) {
            _ = try DeskSettings(variables: variables)
            Issue.record("taken")
        } catch {
            #expect(error.name == entry.name)
            // Where a value is a word of the format itself, the sentence that explains the format has it, too.
            let values = Set(variables.values).subtracting(["sqlite:", "whsec_", "payuni"])
            for value in values.union([GoodSettings.apiKey, GoodSettings.hashKey]) where value.utf8.count > 3 {
                #expect(!error.description.contains(value))
            }
        }
    }
}
#endif
