#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import NIOCore
import PAYUNi
import PaymentDispatcher
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("The checkout over HTTP")
struct CheckoutTests {
    static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .acceptLanguage: "en"]

    static func token(_ desk: Desk, _ id: OrderID = "A-1") async throws -> String {
        try await required(desk.store.order(id)?.token).text
    }

    @Test("A token opens its own order, and no other token opens anything")
    func tokens() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open("A-1", amount: "300")
            try await client.open("A-2", amount: "1417")
            let first = try await Self.token(desk, "A-1")
            let second = try await Self.token(desk, "A-2")
            let page = try await client.send(.get, "/checkout/\(first)", headers: [:])
            let other = try await client.send(.get, "/checkout/\(second)", headers: [:])
            #expect(page.status == 200 && page.text.contains("300") && !page.text.contains("1,417"))
            #expect(other.status == 200 && other.text.contains("1,417"))
            let strangers = ["A-1", "A-2", String(first.dropLast()), first + "0", first.uppercased() + "x", "..", "%00", "0"]
            for stranger in strangers {
                for path in ["", "/events", "/status"] {
                    let answer = try await client.send(.get, "/checkout/\(stranger)\(path)", headers: [:])
                    #expect(answer.status == 404)
                }
                for (path, body, headers) in [
                    ("/pay", "gateway=payuni&method=atm", Self.form),
                    ("/adopt", "{\"gateway\":\"kryptogo\",\"number\":\"x\"}", [.contentType: "application/json"]),
                ] as [(String, String, HTTPFields)] {
                    #expect(try await client.send(.post, "/checkout/\(stranger)\(path)", body, headers: headers).status == 404)
                }
            }
            let status = try await client.send(.get, "/checkout/\(second)/status", headers: [:])
            #expect(try status.json["status"]?.string == "open" && !status.text.contains("A-2"))
        }
    }

    @Test("Every page forbids what it does not need, and no answer holds a token it was not given")
    func policies() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let token = try await Self.token(desk)
            for path in ["/checkout/\(token)", "/checkout/nobody", "/desk/sign-in", "/return/payuni"] {
                let page = try await client.send(.get, path, headers: [:])
                let policy = try required(page.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe") && page.headers[.xContentTypeOptions] == "nosniff")
                #expect(page.headers[.cacheControl] == "no-store" && page.headers[.known("Referrer-Policy")] != nil)
            }
            let problem = try await client.send(.get, "/checkout/nobody/status", headers: [:])
            #expect(problem.code == "unknown_order")
        }
    }

    @Test("A card goes on by a form that posts itself, a number is shown at the checkout")
    func paying() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))"
            let card = try await client.send(.post, path + "/pay", "gateway=payuni&method=card", headers: Self.form)
            #expect(card.status == 200 && card.text.contains("EncryptInfo"))
            #expect(card.headers[.contentSecurityPolicy]?.contains("form-action https://") == true)
            let number = try await client.send(.post, path + "/pay", "gateway=payuni&method=atm", headers: Self.form)
            #expect(number.status == 303 && number.headers[.location]?.hasPrefix(path) == true)
            let attempt = try await required(desk.store.order("A-1")?.order.attempts.last)
            let detail = try await desk.dispatcher.detail("A-1")
            let state = try required(detail.state.attempts.first { $0.number == attempt.number })
            guard case .bankTransfer(let transfer)? = state.instructions else { throw Missing() }
            let page = try await client.send(.get, path, headers: [:])
            #expect(page.text.contains(transfer.account))
        }
    }

    @Test(
        "What cannot be begun leads back with a word about it",
        arguments: [("gateway=nobody&method=atm", "notOffered"), ("gateway=payuni&method=barter", "notOffered")])
    func notices(_ body: String, _ notice: String) async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))"
            let answer = try await client.send(.post, path + "/pay", body, headers: Self.form)
            #expect(answer.status == 303 && answer.headers[.location]?.contains("notice=\(notice)") == true)
        }
    }

    @Test("A gateway that is not there, and an order that is over, are said on the page")
    func closed() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))/pay"
            desk.simulator.add(FaultPlan.RequestRule(.refuse))
            let refused = try await client.send(.post, path, "gateway=payuni&method=atm", headers: Self.form)
            #expect(refused.headers[.location]?.contains("notice=unavailable") == true)
            _ = try await client.send(.post, "/v1/orders/A-1/cancel")
            let over = try await client.send(.post, path, "gateway=payuni&method=atm", headers: Self.form)
            #expect(over.headers[.location]?.contains("notice=closed") == true)
        }
    }

    @Test("An order that had as many tries as it may have says so, to the caller and to the payer")
    func usedUp() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))"
            for _ in 0..<100 { #expect(try await client.start("card").status == 201) }
            let refused = try await client.start("card")
            #expect(refused.status == 409 && refused.code == "attempts_used_up" && refused.headers[.retryAfter] == nil)
            let answer = try await client.send(.post, path + "/pay", "gateway=payuni&method=card", headers: Self.form)
            #expect(answer.status == 303 && answer.headers[.location]?.contains("notice=usedUp") == true)
            let page = try await client.send(.get, path, headers: [.acceptLanguage: "en"])
            #expect(page.text.contains("takes no new one") && !page.text.contains("value=\"payuni\""))
        }
    }

    @Test("A gateway that asked to be left alone is said on the page, and to the caller with the time it named")
    func resting() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))/pay"
            desk.simulator.add(FaultPlan.RequestRule(.tooManyRequests(retryAfterSeconds: 30)))
            let asked = try await client.start("atm")
            // Whether it was taken nevertheless, only a question can tell.
            #expect(asked.status == 201 && asked.text.contains(#""outcome":"unknown""#), "\(asked.text)")
            let refused = try await client.start("atm")
            #expect(refused.status == 502 && refused.code == "gateway_failed" && refused.headers[.retryAfter] == "30")
            #expect(try refused.json["attempt"] == nil)
            let answer = try await client.send(.post, path, "gateway=payuni&method=atm", headers: Self.form)
            #expect(answer.headers[.location]?.contains("notice=unavailable") == true)
            #expect(try await desk.store.order("A-1")?.order.attempts.count == 1)
        }
    }

    @Test(
        "A form that another site's page posts, or that is no form, begins nothing",
        arguments: [
            (
                [.known("Sec-Fetch-Site"): "cross-site", .contentType: "application/x-www-form-urlencoded"],
                "gateway=payuni&method=atm"
            ),
            (
                [.known("Sec-Fetch-Site"): "same-site", .contentType: "application/x-www-form-urlencoded"],
                "gateway=payuni&method=atm"
            ),
            ([.contentType: "application/json"], "{\"gateway\":\"payuni\",\"method\":\"atm\"}"),
            ([:], "gateway=payuni&method=atm"),
            ([.contentType: "application/x-www-form-urlencoded"], "gateway=payuni"),
            ([.contentType: "application/x-www-form-urlencoded"], "gateway=payuni&method=atm&amount=1"),
            ([.contentType: "application/x-www-form-urlencoded"], "gateway=payuni&method=atm&method=card"),
            ([.contentType: "application/x-www-form-urlencoded"], "gateway=%ff&method=%00"),
        ] as [(HTTPFields, String)])
    func hostileForms(_ headers: HTTPFields, _ body: String) async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))/pay"
            let answer = try await client.send(.post, path, body, headers: headers)
            #expect(answer.status == 400)
            #expect(try await desk.store.order("A-1")?.order.attempts.isEmpty == true)
        }
    }

    @Test("Who opens the address again that a choice was posted to is led to the checkout, and begins nothing")
    func openedAgain() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))"
            for method in [HTTPTypes.HTTPRequest.Method.get, .head] {
                let answer = try await client.send(method, path + "/pay?lang=en", headers: [:])
                #expect(answer.status == 303 && answer.headers[.location] == path + "?lang=en")
            }
            #expect(try await desk.store.order("A-1")?.order.attempts.isEmpty == true)
            let stranger = try await client.send(.get, "/checkout/nobody/pay", headers: [:])
            #expect(stranger.status == 404 && stranger.headers[.contentType]?.hasPrefix("text/html") == true)
        }
    }

    @Test("A page that says what failed leads back to the checkout, and where there is none leads nowhere")
    func wayBack() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))"
            let failed = try await client.send(.post, path + "/pay", "gateway=payuni", headers: Self.form)
            #expect(failed.status == 400 && failed.text.contains("href=\"\(path)?lang=en\""))
            let stranger = try await client.send(.post, "/checkout/nobody/pay", "gateway=payuni", headers: Self.form)
            #expect(stranger.status == 404 && !stranger.text.contains("href=\"/checkout"))
        }
    }

    @Test("A payer who comes back is led to their order, whatever a stranger brings leads nowhere")
    func returning() async throws {
        let desk = try Desk(backEnd: [])
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))"
            let card = try await client.start("card")
            let number = AttemptNumber(try required(card.json["number"]?.string))
            try desk.visit(card)
            try desk.simulator.act(.approve(.card), on: number)
            let messages = desk.simulator.takeMessages()
            let back = try required(messages.first { $0.kind == .browserReturn })
            let answer = try await client.send(
                .post, "/return/payuni", String(decoding: back.body, as: UTF8.self), headers: Self.form)
            #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix(path) == true)
            #expect(try await client.order().json["status"]?.string != "paid")
            for (uri, status) in [("/return/payuni", 400), ("/return/nobody", 404)] {
                let stray = try await client.send(.post, uri, "x=1", headers: Self.form)
                #expect(stray.status == status && stray.text.contains("If you have paid, do not pay again"))
            }
        }
    }

    @Test(
        "A payer comes back in the language that they chose, whatever their browser asks for",
        arguments: [("en", "zh-TW", "en"), ("en-US", "zh-TW", "en"), ("zh-TW", "en", "zh-Hant-TW")])
    func returningInALanguage(_ chosen: String, _ browser: String, _ shown: String) async throws {
        let desk = try Desk(backEnd: [])
        try await desk.test { client in
            try await client.open()
            let path = try await "/checkout/\(Self.token(desk))"
            let card = try await client.send(
                .post, "/v1/orders/A-1/attempts",
                "{\"gateway\":\"payuni\",\"method\":\"card\",\"language\":\"\(chosen)\"}")
            let number = AttemptNumber(try required(card.json["number"]?.string))
            try desk.visit(card)
            try desk.simulator.act(.decline(.card), on: number)
            let back = try required(desk.simulator.takeMessages().first { $0.kind == .browserReturn })
            var headers = Self.form
            headers[.acceptLanguage] = browser
            let answer = try await client.send(
                .post, back.url.target, String(decoding: back.body, as: UTF8.self), headers: headers)
            #expect(answer.status == 303 && answer.headers[.location] == path + "?lang=" + shown)
        }
    }

    @Test(
        "An attempt whose gateway is being called is told apart from one whose payer was sent to a page",
        arguments: [
            ("payuni", .card, [.atm], "You went to the payment page"), ("payuni", .atm, [], "You went to the payment page"),
            ("payuni", .atm, [.atm], "Getting your payment details"),
            ("kryptogo", .stablecoin, [.atm], "Getting your payment details"),
        ] as [(GatewayID, PaymentMethod, Set<BackEndMethod>, String)])
    func beingCalled(_ gateway: GatewayID, _ method: PaymentMethod, _ backEnd: Set<BackEndMethod>, _ title: String) async throws {
        let desk = try Desk(backEnd: backEnd)
        try await desk.test { client in
            try await client.open()
            let attempt = Attempt(number: "X1", gateway: gateway, amount: .twd(300), method: method)
            _ = try await desk.store.reserve(
                AttemptReservation(order: "A-1", attempt: attempt, reservedAt: desk.time.now(), checkAt: desk.time.now()))
            let page = try await client.send(.get, "/checkout/\(Self.token(desk))", headers: [.acceptLanguage: "en"])
            #expect(page.text.contains(title))
        }
    }

    @Test("A clock that jumped ahead ends no order on its payer's page")
    func clockAhead() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            _ = try await client.start("atm")
            let path = try await "/checkout/\(Self.token(desk))"
            let shown = "data-now=\"\(Desk.opening.milliseconds)\""
            #expect(try await client.send(.get, path, headers: [.acceptLanguage: "en"]).text.contains(shown))
            desk.time.show(secondsAhead: 86_400)
            let page = try await client.send(.get, path, headers: [.acceptLanguage: "en"])
            #expect(page.text.contains(shown) && page.text.contains("Waiting for your payment"))
            #expect(!page.text.contains("The time to pay is over"))
        }
    }

    @Test("An asset is sent once and then known by its tag")
    func assets() async throws {
        try await Desk().test { client in
            let style = try await client.send(.get, "/assets/paydesk.css", headers: [:])
            #expect(style.status == 200 && style.headers[.contentType]?.hasPrefix("text/css") == true)
            let tag = try required(style.headers[.eTag])
            let again = try await client.send(.get, "/assets/paydesk.css", headers: [.ifNoneMatch: tag])
            #expect(again.status == 304 && again.text.isEmpty)
            #expect(try await client.send(.get, "/assets/../Package.swift", headers: [:]).status == 404)
        }
    }
}
#endif
