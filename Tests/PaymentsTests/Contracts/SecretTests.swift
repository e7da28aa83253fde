import Testing

@testable import Payments

@Suite("Secrets stay secret")
struct SecretTests {
    private static let text = "kF9-open-sesame"

    private struct Settings {
        var name = "shop"
        var key = Secret(SecretTests.text)
        var keys = [Secret(SecretTests.text)]
        var named = ["key": Secret(SecretTests.text)]
        var maybe: Secret? = Secret(SecretTests.text)
    }

    private struct Failure: Error {
        var key: Secret
    }

    /// Every way by which a value becomes text.
    private func texts(of value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return [
            "\(value)", String(describing: value), String(reflecting: value), dumped,
            "\(Mirror(reflecting: value).children.map { $0 })",
        ]
    }

    @Test("no way of printing shows a secret, alone or inside something")
    func printing() {
        let secret = Secret(Self.text)
        let bytes = Array(Self.text.utf8).map(String.init).joined(separator: ", ")
        let holders: [Any] = [
            secret, Optional(secret) as Any, [secret], (1, secret), Settings(), Failure(key: secret),
            Result<Secret, Failure>.success(secret),
            Result<Int, Failure>.failure(Failure(key: secret)), ["key": secret],
        ]
        for holder in holders {
            for text in texts(of: holder) {
                #expect(!text.contains("sesame") && !text.contains(bytes), "\(type(of: holder))")
            }
        }
        #expect(secret.description == "<secret>" && secret.debugDescription == "<secret>")
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test("a secret is lent as bytes and as text, and has a length")
    func lending() {
        let secret = Secret(Self.text)
        #expect(secret.revealed() == Self.text && secret.count == 15 && !secret.isEmpty)
        #expect(secret.withBytes { Array($0) } == Array(Self.text.utf8))
        #expect(Secret(bytes: [1, 2, 3]).withBytes { $0.reduce(0) { $0 + Int($1) } } == 6)
        #expect(Secret("").isEmpty && Secret("").count == 0 && Secret("").revealed() == "")
    }

    @Test("a failure while it is lent reaches the caller as it was thrown")
    func failing() {
        #expect(throws: Failure.self) {
            try Secret("x").withBytes { _ throws(Failure) in throw Failure(key: Secret(Self.text)) }
        }
    }

    @Test("a copy made from an array does not follow the array")
    func copying() {
        var source: [UInt8] = [1, 2, 3]
        let secret = Secret(bytes: source)
        source[0] = 9
        #expect(secret.withBytes { $0[0] } == 1)
    }

    @Test("a header that carries a key shows its name and nothing more, in every way of printing")
    func headers() throws {
        let header = HTTPHeader("Authorization", "Bearer sesame", isSensitive: true)
        let url = try #require(WebURL("https://a.tw/pay?card=4311"))
        let request = HTTPRequest(
            operation: "shop.pay", method: .post, url: url, headers: [header, HTTPHeader("Origin", "https://shop.tw")],
            body: Array("sesame".utf8))
        let bytes = Array("sesame".utf8).map(String.init).joined(separator: ", ")
        for text in texts(of: header) + texts(of: [header]) + texts(of: (1, header)) {
            #expect(text.contains("<secret>") && !text.contains("sesame"))
        }
        #expect(header.description == "Authorization: <secret>")
        #expect(HTTPHeader("Origin", "https://shop.tw").description == "Origin: https://shop.tw")
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!dumped.contains("sesame"))
        for text in ["\(request)", String(reflecting: request), "\([request])"] {
            #expect(!text.contains("sesame") && !text.contains(bytes) && !text.contains("4311"))
        }
        #expect(request.description == "shop.pay: POST https://a.tw, 2 headers, 6 bytes")
    }
}
