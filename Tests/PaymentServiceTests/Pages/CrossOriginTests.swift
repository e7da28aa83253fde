#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import KryptoGO
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("A shop's own page, on another origin")
struct CrossOriginTests {
    private static let page: HTTPFields = [.origin: "https://shop.example", .contentType: "application/json"]

    /// A browser hands the answer, and when to come again, to a page that is not the desk's.
    private static func isReadable(_ answer: Answer) -> Bool {
        answer.headers[values: .accessControlAllowOrigin] == ["*"]
            && answer.headers[values: .accessControlExposeHeaders] == ["Retry-After"]
    }

    private static func adopt(_ number: String, at gateway: String = "kryptogo") -> String {
        "{\"gateway\":\"\(gateway)\",\"number\":\"\(number)\"}"
    }

    /// What the kit makes in the payer's browser from what the desk told the shop.
    private static func makeIntent(_ desk: Desk, _ payment: JSONDocument.Value) throws -> String {
        let data = try required(payment["orderData"]?.elements).map { field in
            (try required(field["name"]?.string), JSONValue.string(try required(field["value"]?.string)))
        }
        let body: JSONObject = [
            "fiat_amount": .string(try required(payment["amount"]?["value"]?.string)),
            "fiat_currency": .string(try required(payment["amount"]?["currency"]?.string)),
            "callback_url": .string(try required(payment["callbackURL"]?.string)), "order_data": .object(JSONObject(data)),
        ]
        let made = desk.simulator.answer(
            SimulatedRequest(
                method: "POST", path: "/" + KryptoGOEndpoint.create.path,
                headers: [
                    HTTPHeader("X-STUDIO-API-KEY", "key01"), HTTPHeader("X-Client-ID", "client01"),
                    HTTPHeader("Origin", "https://shop.example"),
                ], body: JSONValue.object(body).serialized()))
        let reply = try JSONDocument(required(made.response).body).root
        return try required(reply["data"]?["payment_intent_id"]?.string)
    }

    @Test("From opening the order to the adopted intent, a page needs no more than what the desk's answers say")
    func way() async throws {
        let desk = try Desk()
        try await desk.test { client in
            let checkout = try required(try await client.open().json["checkoutURL"]?.string)
            let path = String(checkout.dropFirst(Desk.publicURL.count))
            let payment = try await client.send(.get, "/v1/orders/A-1/browser-payments/kryptogo")
            let intent = try Self.makeIntent(desk, payment.json)
            let asked = try await client.send(.options, path + "/adopt", headers: Self.page)
            #expect(asked.status == 204 && Self.isReadable(asked))
            #expect(asked.headers[.accessControlAllowMethods] == "POST")
            #expect(asked.headers[.accessControlAllowHeaders] == "Content-Type")
            let adopted = try await client.send(.post, path + "/adopt", Self.adopt(intent), headers: Self.page)
            #expect(adopted.status == 200 && Self.isReadable(adopted))
            let status = try await client.send(.get, path + "/status", headers: Self.page)
            #expect(status.status == 200 && Self.isReadable(status))
            #expect(try await required(desk.store.order("A-1")).order.attempts.count == 1)
        }
    }

    @Test("Why an intent was not adopted can be read there")
    func problems() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(CheckoutTests.token(desk))/adopt"
            desk.simulator.add(FaultPlan.RequestRule(.refuse))
            for (uri, body, status) in [
                (path, "{", 400), (path, Self.adopt("no spaces"), 400), ("/checkout/nobody/adopt", Self.adopt("x"), 404),
                (path, Self.adopt("x", at: "nobody"), 404), (path, Self.adopt("x", at: "payuni"), 404),
                (path, String(repeating: " ", count: 70_000), 413), (path, Self.adopt("x"), 502),
            ] {
                let answer = try await client.send(.post, uri, body, headers: Self.page)
                #expect(answer.status == status && Self.isReadable(answer))
            }
            let form: HTTPFields = [.origin: "https://shop.example", .contentType: "text/plain"]
            let plain = try await client.send(.post, path, Self.adopt("x"), headers: form)
            #expect(plain.status == 415 && Self.isReadable(plain))
            desk.time.pass(seconds: 120)
            let foreign = try await client.send(.post, path, Self.adopt("nobodys"), headers: Self.page)
            #expect(foreign.status == 409 && Self.isReadable(foreign))
            var answer = foreign
            for number in 0..<200 where answer.status != 429 {
                answer = try await client.send(.post, path, Self.adopt("nobodys-\(number)"), headers: Self.page)
            }
            #expect(answer.status == 429 && answer.headers[.retryAfter] != nil && Self.isReadable(answer))
        }
    }

    @Test("A desk with too much to do says there, too, when to come again")
    func busy() async throws {
        var crowded = ServiceLimits()
        crowded.streams = 0
        let desk = try Desk(limits: crowded)
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(CheckoutTests.token(desk))/events"
            let answer = try await client.send(.get, path, headers: Self.page)
            #expect(answer.status == 503 && answer.headers[.retryAfter] != nil && Self.isReadable(answer))
        }
        try await Desk(limits: ServiceLimits(requests: 0)).test { client in
            for (method, path) in [(HTTPTypes.HTTPRequest.Method.post, "adopt"), (.get, "status"), (.get, "events")] {
                let answer = try await client.send(method, "/checkout/x/\(path)", headers: Self.page)
                #expect(answer.status == 503 && answer.headers[.retryAfter] != nil && Self.isReadable(answer))
            }
        }
    }

    @Test(
        "What takes a key or shows a page is no other origin's to read",
        arguments: ["/v1/orders", "/v1/orders/A-1", "/checkout/x", "/desk", "/metrics", "/nothing", "/checkout/x/pay"])
    func closed(_ path: String) async throws {
        let answer = try await Desk().test { client in
            var headers = HTTPFields.json(TestKeys.all)
            headers[.origin] = "https://shop.example"
            return try await client.send(.get, path, headers: headers)
        }
        #expect(!answer.headers.contains(.accessControlAllowOrigin) && !answer.headers.contains(.accessControlExposeHeaders))
    }
}
#endif
