import KryptoGO
import Payments
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("blanks around client id and key are trimmed, and the origin is spelled as a browser would")
    func trims() throws {
        let settings = try Shop.settings(clientID: " \tabc\r\n", key: "\n key ", origin: "HTTPS://Shop.Example:443/")
        #expect(settings.clientID == "abc")
        #expect(settings.apiKey.revealed() == "key")
        #expect(settings.origin == "https://shop.example")
        #expect(settings.baseURL.text == "https://wallet.kryptogo.app")
        #expect(settings.id == "kryptogo")
        #expect(try Shop.settings(origin: "http://localhost:3000").origin == "http://localhost:3000")
    }

    @Test("plain http is for this machine only", arguments: ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:9"])
    func loopback(_ address: String) throws {
        #expect(try Shop.settings(baseURL: address).baseURL.text == address)
    }

    @Test(
        "a name that only looks like this machine is refused",
        arguments: [
            "http://wallet.kryptogo.app", "http://127.evil.example", "http://127.0.0.1.evil.example", "http://127.0.0.256",
        ])
    func notLoopback(_ address: String) {
        #expect(throws: KryptoGOSettingsError(.baseURL, .notHTTPS)) { try Shop.settings(baseURL: address) }
    }

    @Test("every refusal names the setting and never its value")
    func refusals() {
        #expect(throws: KryptoGOSettingsError(.clientID, .empty)) { try Shop.settings(clientID: " \n") }
        #expect(throws: KryptoGOSettingsError(.clientID, .notHeaderSafe)) { try Shop.settings(clientID: "a\r\nX: y") }
        #expect(throws: KryptoGOSettingsError(.clientID, .notHeaderSafe)) { try Shop.settings(clientID: "客戶") }
        #expect(throws: KryptoGOSettingsError(.apiKey, .empty)) { try Shop.settings(key: "") }
        #expect(throws: KryptoGOSettingsError(.apiKey, .notHeaderSafe)) { try Shop.settings(key: "top secret") }
        #expect(throws: KryptoGOSettingsError(.origin, .tooMuch)) { try Shop.settings(origin: "https://shop.example/cart") }
        #expect(throws: KryptoGOSettingsError(.baseURL, .tooMuch)) { try Shop.settings(baseURL: "https://h.example/?a=b") }
        #expect(throws: KryptoGOSettingsError(.acceptedTokens, .empty)) { try Shop.settings(accepted: []) }
        let error = #expect(throws: KryptoGOSettingsError.self) { try Shop.settings(key: "top secret") }
        #expect(error.map { !"\($0)".contains("secret") } ?? false)
        #expect(error?.description == "KryptoGO setting api_key: not_header_safe")
    }

    @Test("neither settings nor gateway print the key")
    func redaction() throws {
        let gateway = try Shop.gateway(ScriptedTransport([]))
        var text = ""
        dump(gateway, to: &text)
        #expect(!text.contains(Shop.key))
        #expect(!"\(gateway) \(gateway.settings)".contains(Shop.key))
    }
}
