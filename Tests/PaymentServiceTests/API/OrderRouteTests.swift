#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("Orders over HTTP")
struct OrderRouteTests {
    @Test("A gateway's browser kit is told nothing about an amount that the gateway does not take")
    func browserPaymentOfOtherAmount() async throws {
        try await Desk().test { client in
            try await client.open("yen", amount: "9", currency: "JPY")
            let answer = try await client.send(.get, "/v1/orders/yen/browser-payments/kryptogo")
            #expect(answer.status == 409 && answer.code == "amount_not_taken")
        }
    }

    @Test("An order is opened once; the same terms are a replay, other terms a conflict")
    func opening() async throws {
        try await Desk().test { client in
            let opened = try await client.open()
            let order = try opened.json
            #expect(order["id"]?.string == "A-1" && order["status"]?.string == "open")
            #expect(order["due"]?["value"]?.string == "300" && order["terms"]?["description"]?.string == "tea")
            #expect(order["checkoutURL"]?.string?.hasPrefix(Desk.publicURL + "/checkout/") == true)
            let again = try await client.open()
            #expect(again.text == opened.text)
            let other = try await client.send(.post, "/v1/orders", Terms.json(amount: "301"))
            #expect(other.status == 409 && other.code == "terms_differ")
        }
    }

    @Test("What is stored is what is shown, snapshot byte for byte")
    func reading() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let answer = try await client.order()
            let record = try await required(desk.store.order("A-1"))
            #expect(answer.status == 200 && answer.headers[.contentType] == "application/json")
            #expect(answer.text.hasSuffix(",\"snapshot\":\(record.snapshot)}"))
            #expect(try answer.json["snapshot"]?["status"]?.string == "open")
        }
    }

    @Test("Everything a merchant may say comes back as it was said")
    func everyTerm() async throws {
        let extra = """
            ,"policies":{"late":"accept","over":"review","afterCancel":"accept","confirmation":{"above":{"value":"1000","currency":\
            "TWD"}},"toleranceBasisPoints":50,"graceSeconds":3600},"returnURL":"https://shop.example/thanks","payerEmail":\
            "a@b.example","language":"en","metadata":{"cart":"7","note":"茶"}
            """
        try await Desk().test { client in
            let answer = try await client.send(.post, "/v1/orders", Terms.json(extra: extra))
            #expect(answer.status == 201)
            let terms = try required(answer.json["terms"])
            #expect(terms["returnURL"]?.string == "https://shop.example/thanks" && terms["metadata"]?["note"]?.string == "茶")
            #expect(terms["payerEmail"]?.string == "a@b.example" && terms["language"]?.string == "en")
            let policies = try required(answer.json["policies"])
            #expect(policies["late"]?.string == "accept" && policies["graceSeconds"]?.integer == 3600)
            #expect(policies["confirmation"]?["above"]?["value"]?.string == "1000")
        }
    }

    @Test("An attempt answers with what the payer is shown, and the order follows")
    func attempts() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let methods = try await client.send(.get, "/v1/orders/A-1/methods")
            #expect(methods.text.contains("{\"gateway\":\"payuni\",\"method\":\"atm\"}"))
            let atm = try await client.start("atm")
            #expect(atm.status == 201)
            #expect(try atm.json["instructions"]?["kind"]?.string == "bankTransfer" && atm.json["outcome"]?.string == "started")
            let card = try await client.start("card")
            #expect(try card.json["instructions"]?["kind"]?.string == "form")
            let coin = try await client.start("stablecoin", at: "kryptogo")
            #expect(try coin.json["instructions"]?["chain"]?.string == "arb")
            let order = try await client.order()
            #expect(try order.json["attempts"]?.elements.map { Array($0).count } == 3)
        }
    }

    @Test("A gateway, a method or an order that is not there is named")
    func unknownThings() async throws {
        try await Desk().test { client in
            try await client.open()
            let gateway = try await client.start("card", at: "nobody")
            #expect(gateway.status == 404 && gateway.code == "unknown_gateway" && gateway.field == "gateway")
            let method = try await client.start("barter")
            #expect(method.status == 400 && method.field == "method")
            for path in [
                "/v1/orders/B-2", "/v1/orders/%00", "/v1/orders/..%2f..", "/v1/orders/" + String(repeating: "x", count: 300),
            ] {
                let answer = try await client.send(.get, path)
                #expect(answer.status == 404 && answer.code == "unknown_order")
            }
            let event = try await client.send(.post, "/v1/events/evt_nothing/redeliver")
            #expect(event.status == 404 && event.code == "unknown_event")
        }
    }

    @Test("A refusal of the gateway's is told with its kind and the attempt that is burnt")
    func refusals() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            desk.simulator.add(FaultPlan.RequestRule(.refuse))
            let answer = try await client.start("atm")
            #expect(answer.status == 502 && answer.code == "gateway_failed")
            #expect(try answer.json["gateway"]?["kind"]?.string == "unavailable" && answer.json["attempt"]?.string != nil)
        }
    }

    @Test("A lost answer is an unknown outcome, not an error")
    func lostAnswer() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            desk.simulator.add(FaultPlan.RequestRule(.resetAfter))
            let answer = try await client.start("atm")
            #expect(answer.status == 201)
            #expect(try answer.json["outcome"]?.string == "unknown" && answer.json["instructions"] == nil)
        }
    }

    @Test("Canceling and deciding are recorded with who did it")
    func decisions() async throws {
        try await Desk().test { client in
            try await client.open()
            let note = try await client.send(
                .post, "/v1/orders/A-1/decisions", "{\"decision\":\"note\",\"by\":\"alice\",\"text\":\"called the payer\"}")
            #expect(note.status == 200)
            let canceled = try await client.send(.post, "/v1/orders/A-1/cancel")
            #expect(try canceled.json["status"]?.string == "canceled")
            let reopened = try await client.send(.post, "/v1/orders/A-1/decisions", "{\"decision\":\"reopen\"}")
            #expect(try reopened.json["status"]?.string == "open")
            let timeline = try await client.send(.get, "/v1/orders/A-1/timeline")
            #expect(timeline.text.contains("\"decision\":\"note\",\"by\":\"alice\",\"text\":\"called the payer\""))
            #expect(timeline.text.contains("\"decision\":\"cancel\",\"by\":\"all\""))
            let wrong = try await client.send(.post, "/v1/orders/A-1/decisions", "{\"decision\":\"pay\"}")
            #expect(wrong.status == 400 && wrong.field == "decision")
        }
    }

    @Test("A sync asks the gateway at once")
    func syncing() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            _ = try await client.start("stablecoin", at: "kryptogo")
            let number = try await required(desk.store.order("A-1")?.order.attempts.first?.number)
            try desk.simulator.act(.pay(.asAsked), onIntent: number.text)
            #expect(try await client.order().json["status"]?.string == "open")
            let synced = try await client.send(.post, "/v1/orders/A-1/sync")
            #expect(synced.status == 200)
            #expect(try synced.json["status"]?.string == "paid")
        }
    }

    @Test("Whatever can be got can be asked about without its body")
    func heads() async throws {
        try await Desk().test { client in
            try await client.open()
            let head = try await client.send(.head, "/v1/orders/A-1")
            #expect(head.status == 200 && head.text.isEmpty)
        }
    }
}
#endif
