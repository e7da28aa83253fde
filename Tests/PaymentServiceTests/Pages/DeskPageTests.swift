#if Service
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaymentService

@Suite("The operator's pages over HTTP")
struct DeskPageTests {
    static func signIn(_ client: any TestClientProtocol, _ key: String, _ next: String = "/desk") async throws -> Answer {
        try await client.send(.post, "/desk/sign-in", "key=\(key)&next=\(next)", headers: CheckoutTests.form)
    }

    static func cookie(_ answer: Answer) throws -> HTTPFields {
        let line = try required(answer.headers[.setCookie])
        return [.cookie: String(line.prefix { $0 != ";" })]
    }

    @Test("Who may read signs in, looks, and signs out")
    func session() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let signed = try await Self.signIn(client, TestKeys.read, "/desk/orders/A-1")
            #expect(signed.status == 303 && signed.headers[.location] == "/desk/orders/A-1")
            let line = try required(signed.headers[.setCookie])
            #expect(line.contains("HttpOnly") && line.contains("SameSite=Strict") && line.contains("Secure"))
            #expect(!line.contains(TestKeys.read))
            let cookie = try Self.cookie(signed)
            #expect(try await client.send(.get, "/desk", headers: cookie).text.contains("A-1"))
            #expect(try await client.send(.get, "/desk/orders/A-1", headers: cookie).status == 200)
            #expect(try await client.send(.get, "/desk/orders/B-2", headers: cookie).status == 404)
            let out = try await client.send(.post, "/desk/sign-out", "", headers: CheckoutTests.form)
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
        }
    }

    @Test(
        "A key that may not read, or is none, does not sign in", arguments: [TestKeys.charge, TestKeys.operate, "", "x", "a%00b"])
    func refused(_ key: String) async throws {
        let answer = try await Desk().test { try await Self.signIn($0, key) }
        #expect([400, 403].contains(answer.status) && answer.headers[.setCookie] == nil)
    }

    @Test("A session lasts hours, is not made by hand, and is no API key")
    func forgeries() async throws {
        let desk = try Desk()
        try await desk.test { client in
            let cookie = try required(try Self.cookie(try await Self.signIn(client, TestKeys.read))[.cookie])
            #expect(try await client.send(.get, "/desk", headers: [.cookie: cookie]).status == 200)
            let forged = [
                "", "paydesk=", "paydesk=reader.99999999999.0", String(cookie.dropLast()), cookie + "0",
                cookie.replacing("reader", with: "all"), "x" + cookie, "paydesk=" + TestKeys.read,
            ]
            for line in forged {
                let answer = try await client.send(.get, "/desk", headers: [.cookie: line])
                #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix("/desk/sign-in") == true)
            }
            #expect(try await client.send(.get, "/v1/orders", headers: [.cookie: cookie]).status == 401)
            desk.time.pass(seconds: DeskSessions.seconds)
            #expect(try await client.send(.get, "/desk", headers: [.cookie: cookie]).status == 303)
        }
    }

    @Test(
        "Signing in leads to the desk and nowhere else",
        arguments: ["https://evil.example/", "//evil.example", "/v1/orders", "/desk/../x"])
    func redirects(_ next: String) async throws {
        let answer = try await Desk().test { try await Self.signIn($0, TestKeys.read, next) }
        #expect(answer.status == 303 && answer.headers[.location] == "/desk")
    }

    @Test("Another site's page signs nobody in or out")
    func crossSite() async throws {
        var headers = CheckoutTests.form
        headers[.known("Sec-Fetch-Site")] = "cross-site"
        let sent = headers
        try await Desk().test { client in
            for path in ["/desk/sign-in", "/desk/sign-out"] {
                let answer = try await client.send(.post, path, "key=\(TestKeys.read)", headers: sent)
                #expect(answer.status == 400 && answer.headers[.setCookie] == nil)
            }
        }
    }
}
#endif
