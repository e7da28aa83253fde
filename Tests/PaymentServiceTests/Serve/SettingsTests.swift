#if Service
import Foundation
import Logging
import PAYUNi
import PaymentDispatcher
import Payments
import Testing

@testable import PaymentService
@testable import paydesk

/// Settings of `paydesk serve` as a process gets them.
enum GoodSettings {
    static let apiKey = "0123456789abcdefghijklmnopqrstuv"
    static let hashKey = "12345678901234567890123456789012"
    static let hashIV = "1234567890123456"
    static let studioKey = "canary-studio-key"
    static let webhookSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    static let variables: [String: String] = [
        "PAYDESK_LISTEN": "127.0.0.1:0", "PAYDESK_PUBLIC_URL": "https://desk.example",
        "PAYDESK_DATABASE": "sqlite:/tmp/paydesk.db",
        "PAYDESK_API_KEYS": "shop:read+charge:\(apiKey)", "PAYDESK_WEBHOOK_URL": "https://shop.example/hooks",
        "PAYDESK_WEBHOOK_SECRETS": webhookSecret, "PAYDESK_LOG_LEVEL": "warning", "PAYUNI_MERCHANT_ID": "SHOP01",
        "PAYUNI_HASH_KEY": hashKey, "PAYUNI_HASH_IV": hashIV, "PAYUNI_TEST_MODE": "1", "KRYPTOGO_CLIENT_ID": "client01",
        "KRYPTOGO_STUDIO_API_KEY": studioKey, "KRYPTOGO_ORIGIN": "https://shop.example",
    ]

    static func with(_ changes: [String: String?]) -> [String: String] {
        var changed = variables
        for (name, value) in changes { changed[name] = value }
        return changed
    }
}

@Suite("Settings of the desk")
struct SettingsTests {
    @Test("Good settings are taken as they are written")
    func good() throws {
        let settings = try DeskSettings(variables: GoodSettings.variables)
        #expect(settings.listen.host == "127.0.0.1" && settings.listen.port == 0)
        #expect(settings.publicURL.text == "https://desk.example" && settings.databasePath == "/tmp/paydesk.db")
        #expect(settings.endpoints.map(\.id.text) == ["default"] && settings.gateways.count == 2)
        #expect(settings.logLevel == .warning)
    }

    @Test("What need not be said has a default")
    func defaults() throws {
        let settings = try DeskSettings(
            variables: GoodSettings.with([
                "PAYDESK_LISTEN": nil, "PAYDESK_LOG_LEVEL": nil, "PAYDESK_WEBHOOK_URL": nil, "PAYDESK_WEBHOOK_SECRETS": nil,
                "KRYPTOGO_CLIENT_ID": nil, "KRYPTOGO_STUDIO_API_KEY": nil, "KRYPTOGO_ORIGIN": nil,
            ]))
        #expect(settings.listen.port == 8080 && settings.logLevel == .info)
        #expect(settings.endpoints.isEmpty && settings.gateways.count == 1 && settings.metricsAccess == .open)
    }

    @Test("A variable that looks like a setting and is none is told by its name")
    func strangers() throws {
        #expect(try DeskSettings(variables: GoodSettings.variables).strangers.isEmpty)
        let settings = try DeskSettings(
            variables: GoodSettings.with([
                "PAYUNI_TESTMODE": "1", "PAYDESK_WEBHOOK_BOOKS_URL": "https://books.example", "KRYPTOGO_BASE": "", "PATH": "/bin",
            ]))
        #expect(settings.strangers == ["KRYPTOGO_BASE", "PAYDESK_WEBHOOK_BOOKS_URL", "PAYUNI_TESTMODE"])
    }

    @Test("More endpoints and more accounts of one gateway are named by variables")
    func named() throws {
        let settings = try DeskSettings(
            variables: GoodSettings.with([
                "PAYDESK_WEBHOOKS": "books, stock-room", "PAYDESK_WEBHOOK_BOOKS_URL": "https://books.example/",
                "PAYDESK_WEBHOOK_BOOKS_SECRETS": GoodSettings.webhookSecret,
                "PAYDESK_WEBHOOK_STOCK_ROOM_URL": "http://127.0.0.1:9000/",
                "PAYDESK_WEBHOOK_STOCK_ROOM_SECRETS":
                    "\(GoodSettings.webhookSecret),whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                "PAYDESK_GATEWAYS": "food", "PAYDESK_GATEWAY_FOOD_KIND": "payuni", "PAYDESK_GATEWAY_FOOD_MERCHANT_ID": "FOOD01",
                "PAYDESK_GATEWAY_FOOD_HASH_KEY": GoodSettings.hashKey, "PAYDESK_GATEWAY_FOOD_HASH_IV": GoodSettings.hashIV,
            ]))
        #expect(settings.endpoints.map(\.id.text) == ["default", "books", "stock-room"])
        #expect(settings.endpoints.last?.secrets.count == 2)
        guard case .payuni(let food)? = settings.gateways.last else { throw Missing() }
        #expect(food.id == "food" && food.credentials.merchantID == "FOOD01")
    }

    @Test("An account in test mode, or at an address of its own, is told apart")
    func rehearsals() throws {
        func told(_ changes: [String: String?]) throws -> [[Rehearsal]] {
            try DeskSettings(variables: GoodSettings.with(changes)).gateways.map(\.rehearsals)
        }
        #expect(try told(["PAYUNI_TEST_MODE": nil]) == [[], []])
        #expect(try told(["PAYUNI_TEST_MODE": "0"]) == [[], []])
        #expect(try told(["PAYUNI_TEST_MODE": "1"]) == [[.testMode], []])
        #expect(
            try told(["PAYUNI_BASE_URL": "http://127.0.0.1:9000", "KRYPTOGO_BASE_URL": "https://wallet.example"])
                == [[.testMode, .ownAddress], [.ownAddress]])
        // Its own host, and not said to be for tests.
        let sandbox: [String: String?] = ["PAYUNI_TEST_MODE": nil, "PAYUNI_BASE_URL": "https://sandbox-api.payuni.com.tw"]
        #expect(try told(sandbox) == [[.ownAddress], []])
        #expect(try DeskSettings(variables: GoodSettings.variables).gateways.map(\.id) == ["payuni", "kryptogo"])
    }

    @Test("Who may look at the metrics has a word", arguments: MetricsAccess.allCases)
    func metrics(_ access: MetricsAccess) throws {
        let settings = try DeskSettings(variables: GoodSettings.with(["PAYDESK_METRICS": access.rawValue]))
        #expect(settings.metricsAccess == access)
    }

    @Test("Every level of the log has its word", arguments: Logger.Level.allCases)
    func logLevels(_ level: Logger.Level) throws {
        #expect(try DeskSettings(variables: GoodSettings.with(["PAYDESK_LOG_LEVEL": level.rawValue])).logLevel == level)
    }
}
#endif
