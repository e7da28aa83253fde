import Payments
import Testing

@testable import PAYUNi

@Suite("Environments")
struct EnvironmentTests {
    @Test("Every operation has an address that a strict reader accepts", arguments: PAYUNiEndpoint.allCases)
    func addresses(endpoint: PAYUNiEndpoint) {
        let sandbox = PAYUNiEnvironment.sandbox.url(for: endpoint)
        #expect(sandbox.text == "https://sandbox-api.payuni.com.tw/api/\(endpoint.path)")
        #expect(WebURL(sandbox.text) == sandbox)
        let production = PAYUNiEnvironment.production.url(for: endpoint)
        #expect(production == WebURL("https://api.payuni.com.tw/api/\(endpoint.path)"))
    }

    @Test("Only the sandbox is a test")
    func testFlag() {
        #expect(PAYUNiEnvironment.sandbox.isTest && !PAYUNiEnvironment.production.isTest)
    }

    @Test(
        "Plain http is for this machine alone",
        arguments: [
            ("http://127.0.0.1:9000", true), ("http://localhost", true), ("http://[::1]:9000/x", true),
            ("http://127.9.9.9", true),
            ("https://proxy.example.com/payuni", true), ("http://proxy.example.com", false),
            ("http://127.0.0.1.example.com", false),
            ("http://localhost.example.com", false), ("http://128.0.0.1", false), ("http://10.0.0.1", false),
            ("https://proxy.example.com/?x=1", false),
        ])
    func custom(address: String, isAccepted: Bool) throws {
        let url = try RequestSamples.url(address)
        #expect(((try? PAYUNiEnvironment(baseURL: url, isTest: true)) != nil) == isAccepted)
    }

    @Test(
        "App addresses are links, what a browser runs or reads is not",
        arguments: [
            ("myshop://paid", true), ("com.example.shop://order?id=1", true), ("https://shop.example.com/x", true),
            ("javascript://x%0aalert(1)", false), ("JavaScript:alert(1)", false), ("data://text/html,x", false),
            ("file:///etc/passwd", false),
            ("myshop:paid", false), ("myshop://", false), ("my shop://x", false), ("myshop://a\"b", false),
            ("myshop://a\nb", false),
            ("://x", false), ("1shop://x", false), ("", false), ("http://user@host/", false), ("vbscript://x", false),
        ])
    func deepLinks(text: String, isAccepted: Bool) {
        #expect((DeepLink(text) != nil) == isAccepted)
    }
}
