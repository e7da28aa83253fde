#if Service
import HTTPTypes
import HummingbirdTesting
import Payments
import StrictJSON
import Testing

@Suite("Orders that name their gateways, over HTTP")
struct OrderGatewaysTests {
    private func desk() throws -> Desk { try Desk(payuni: ["payuni", "payuni-food"]) }

    private func gateways(of answer: Answer) throws -> Set<String> {
        let methods = try required(answer.json["methods"]?.elements)
        return Set(methods.compactMap { $0["gateway"]?.string })
    }

    @Test("What an order names is shown with its terms, and its methods are of these gateways alone")
    func named() async throws {
        try await desk().test { client in
            let opened = try await client.send(.post, "/v1/orders", Terms.json(extra: ",\"gateways\":[\"payuni-food\"]"))
            #expect(opened.status == 201)
            let shown = try required(opened.json["terms"]?["gateways"]?.elements)
            #expect(shown.map(\.string) == ["payuni-food"])
            #expect(try await gateways(of: client.send(.get, "/v1/orders/A-1/methods")) == ["payuni-food"])
            let other = try await client.start("card")
            #expect(other.status == 400 && other.code == "invalid_field" && other.field == "gateway")
            #expect(try await client.start("card", at: "payuni-food").status == 201)
            let others = try await client.send(.post, "/v1/orders", Terms.json())
            #expect(others.status == 409 && others.code == "terms_differ")
        }
    }

    @Test("An order that names none, or null, has the methods of all", arguments: ["", ",\"gateways\":null"])
    func unnamed(_ extra: String) async throws {
        try await desk().test { client in
            let opened = try await client.send(.post, "/v1/orders", Terms.json(extra: extra))
            #expect(opened.status == 201)
            let methods = try await client.send(.get, "/v1/orders/A-1/methods")
            #expect(try gateways(of: methods) == ["payuni", "payuni-food", "kryptogo"])
        }
    }

    @Test(
        "What names no gateways is refused by the field",
        arguments: [
            ("[]", "gateways"), ("[\"nobody\"]", "gateways"), ("[\"payuni\",\"payuni\"]", "gateways"),
            ("\"payuni\"", "gateways"), ("{}", "gateways"), ("[1]", "gateways[0]"), ("[\"payuni\",null]", "gateways[1]"),
        ])
    func invalid(_ value: String, _ field: String) async throws {
        let desk = try desk()
        try await desk.test { client in
            let answer = try await client.send(.post, "/v1/orders", Terms.json(extra: ",\"gateways\":\(value)"))
            #expect(answer.status == 400 && answer.code == "invalid_field" && answer.field == field)
            #expect(try await desk.store.order("A-1") == nil)
        }
    }

    @Test("The checkout offers the named account alone, and what is posted for another begins nothing there")
    func checkout() async throws {
        let desk = try desk()
        try await desk.test { client in
            _ = try await client.send(.post, "/v1/orders", Terms.json(extra: ",\"gateways\":[\"payuni-food\"]"))
            let path = try await "/checkout/\(CheckoutTests.token(desk))"
            let page = try await client.send(.get, path, headers: [:])
            #expect(page.text.contains("value=\"payuni-food\"") && !page.text.contains("value=\"payuni\""))
            #expect(!page.text.contains("value=\"kryptogo\""))
            for other in ["payuni", "kryptogo"] {
                let method = other == "kryptogo" ? "stablecoin" : "card"
                let answer = try await client.send(
                    .post, path + "/pay", "gateway=\(other)&method=\(method)", headers: CheckoutTests.form)
                #expect(answer.status == 303 && answer.headers[.location]?.contains("notice=notOffered") == true)
            }
            #expect(try await desk.store.order("A-1")?.order.attempts.isEmpty == true)
            let card = try await client.send(.post, path + "/pay", "gateway=payuni-food&method=card", headers: CheckoutTests.form)
            #expect(card.status == 200 && card.text.contains("EncryptInfo"))
            #expect(try await desk.store.order("A-1")?.order.attempts.map(\.gateway) == ["payuni-food"])
        }
    }
}
#endif
