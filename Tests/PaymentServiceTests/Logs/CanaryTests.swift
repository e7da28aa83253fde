#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import Logging
import PaymentDispatcher
import Payments
import StrictJSON
import Testing

@testable import PaymentService
@testable import paydesk

@Suite("Nothing secret gets out")
struct CanaryTests {
    @Test("Keys, tokens, sealed texts and people's addresses stay out of logs, metrics and problems, at every level")
    func canaries() async throws {
        let capture = LogCapture()
        let desk = try Desk(logger: capture.logger)
        let mail = "canary-payer@secret.example"
        let (token, sealed) = try await desk.test { client in
            var sealed: [String] = []
            _ = try await client.send(.post, "/v1/orders", Terms.json(extra: ",\"payerEmail\":\"\(mail)\""))
            let token = try await CheckoutTests.token(desk)
            let atm = try await client.start("atm")
            try await desk.deliverMessages(client)
            try desk.simulator.act(.payNumber(), on: AttemptNumber(required(atm.json["number"]?.string)))
            for message in desk.simulator.takeMessages() {
                sealed += Self.longValues(String(decoding: message.body, as: UTF8.self))
                let taken = try await CallbackRouteTests.post(client, message.url.target, message.body, message.contentType)
                #expect(taken.status == 200)
            }
            _ = await desk.dispatcher.work()
            var problems = ""
            for (path, body) in [
                ("/v1/orders", "{\"\(mail)\":1}"), ("/callbacks/payuni", mail), ("/checkout/\(token)/adopt", mail),
            ] {
                problems += try await client.send(.post, path, body).text
            }
            problems += try await client.send(.get, "/v1/orders/\(mail)?\(mail)=1").text
            problems += try await client.send(.get, "/checkout/\(token)/nothing").text
            problems += try await DeskPageTests.signIn(client, TestKeys.read + "x").text
            #expect(!problems.contains(mail) && !problems.contains(token) && !problems.contains(TestKeys.read))
            let metrics = try await client.send(.get, "/metrics", headers: [:]).text
            #expect(!metrics.contains(token) && !metrics.contains(mail))
            return (token, sealed)
        }
        #expect(sealed.count >= 2)
        #expect(capture.lines.contains { $0.contains("/checkout/{token}") })
        for canary in [
            token, mail, TestKeys.all, TestKeys.read, "12345678901234567890123456789012", "1234567890123456", "key01",
        ] + sealed { #expect(!capture.text.contains(canary)) }
    }

    /// What a sealed form carries: its envelope and its seal.
    private static func longValues(_ form: String) -> [String] {
        form.split(separator: "&").compactMap { $0.split(separator: "=").last.map(String.init) }.filter { $0.utf8.count > 40 }
    }

    @Test("Every request has one line, with the fields that are allowed and no others")
    func lines() async throws {
        let capture = LogCapture()
        let desk = try Desk(logger: capture.logger)
        let id = try await desk.test { client in
            try await client.open()
            return try await client.order().headers[.requestID]
        }
        let line = try required(capture.lines.first { $0.contains(try required(id)) && $0.contains("\"route\"") })
        for word in ["/v1/orders/{order}", "\"status\": 200", "\"caller\": all", "\"order\": A-1", "\"method\": GET"] {
            #expect(line.contains(word))
        }
        #expect(capture.lines.filter { $0.contains("\"microseconds\"") }.count == 2)
    }

    @Test("The log writes allow-listed fields; what a dependency attaches stays inside")
    func allowList() throws {
        let event = LogEvent(
            level: .warning, message: "words", metadata: ["order": "A-1", "body": "canary", "hb.request.id": "canary"],
            source: "x",
            file: "f", function: "f", line: 1)
        let text = String(decoding: LogLine.text(event, "paydesk", ["password": "canary"], Desk.opening), as: UTF8.self)
        #expect(!text.contains("canary"))
        let line = try JSONDocument(text).root
        #expect(line["order"]?.string == "A-1" && line["level"]?.string == "warning" && line["message"]?.string == "words")
    }
}
#endif
