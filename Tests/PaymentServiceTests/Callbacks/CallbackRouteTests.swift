#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import NIOCore
import PaymentDispatcher
import Payments
import StrictJSON
import Testing

@Suite("Callbacks over HTTP")
struct CallbackRouteTests {
    /// An order with a number to pay by at a cash machine.
    static func issued(_ desk: Desk, _ client: any TestClientProtocol) async throws -> AttemptNumber {
        try await client.open()
        let answer = try await client.start("atm")
        return AttemptNumber(try required(answer.json["number"]?.string))
    }

    static func post(
        _ client: any TestClientProtocol, _ uri: String, _ body: [UInt8], _ type: String = "application/x-www-form-urlencoded"
    ) async throws -> Answer {
        try await client.execute(uri: uri, method: .post, headers: [.contentType: type], body: ByteBuffer(bytes: body)) {
            response in
            Answer(status: response.status.code, text: String(buffer: response.body), headers: response.headers)
        }
    }

    @Test("A sealed message is taken, stored, and settles the order")
    func sealed() async throws {
        let desk = try Desk()
        try await desk.test { client in
            let number = try await Self.issued(desk, client)
            try await desk.deliverMessages(client)
            try desk.simulator.act(.payNumber(), on: number)
            #expect(try await desk.deliverMessages(client) == [200])
            _ = await desk.dispatcher.work()
            #expect(try await client.order().json["status"]?.string == "paid")
        }
    }

    @Test("The same message a hundred times is one event")
    func doubled() async throws {
        let desk = try Desk()
        try await desk.test { client in
            let number = try await Self.issued(desk, client)
            try await desk.deliverMessages(client)
            try desk.simulator.act(.payNumber(), on: number)
            let message = try required(desk.simulator.takeMessages().first)
            for _ in 0..<100 {
                #expect(try await Self.post(client, message.url.target, message.body, message.contentType).status == 200)
            }
            _ = await desk.dispatcher.work()
            let events = try await client.send(.get, "/v1/events?order=A-1")
            #expect(events.text.ranges(of: "\"type\":\"order.paid\"").count == 1)
        }
    }

    @Test("A message whose seal does not hold is refused and changes nothing")
    func forged() async throws {
        let desk = try Desk()
        try await desk.test { client in
            let number = try await Self.issued(desk, client)
            try await desk.deliverMessages(client)
            try desk.simulator.act(.payNumber(), on: number)
            let message = try required(desk.simulator.takeMessages().first)
            var forged = message.body
            let last = forged.count - 1
            forged[last] = forged[last] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            for body in [forged, Array(message.body.dropLast(1)), [], Array("EncryptInfo=&HashInfo=".utf8), [0, 255, 10]] {
                let answer = try await Self.post(client, message.url.target, body)
                #expect((400..<500).contains(answer.status) && answer.text.utf8.count < 100)
            }
            _ = await desk.dispatcher.work()
            #expect(try await client.order().json["status"]?.string == "open")
        }
    }

    @Test("An unsigned message leads to a question, and only the answer counts")
    func hint() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let coin = try await client.start("stablecoin", at: "kryptogo")
            let number = try required(coin.json["number"]?.string)
            let record = try await required(desk.store.order("A-1"))
            let intent = try await required(desk.store.attempt(AttemptNumber(number))?.gatewayNumbers.first)
            let lie = "{\"payment_intent_id\":\"\(intent)\",\"status\":\"success\",\"fiat_amount\":\"300\"}"
            let path = "/callbacks/kryptogo/" + (try required(record.token?.text))
            #expect(try await Self.post(client, path, Array(lie.utf8), "application/json").status == 200)
            _ = await desk.dispatcher.work()
            #expect(try await client.order().json["status"]?.string == "open")
            try desk.simulator.act(.pay(.asAsked), onIntent: number)
            #expect(try await desk.deliverMessages(client) == [200])
            desk.time.pass(seconds: 3)
            _ = await desk.dispatcher.work()
            #expect(try await client.order().json["status"]?.string == "paid")
        }
    }

    @Test("A gateway that nobody set up gets 404, a slash at the end is no other address, and looking is not allowed")
    func addresses() async throws {
        try await Desk().test { client in
            #expect(try await Self.post(client, "/callbacks/nobody", []).status == 404)
            #expect(try await Self.post(client, "/callbacks/payuni/", Array("x".utf8)).status == 400)
            let looked = try await client.send(.get, "/callbacks/payuni", headers: [:])
            #expect(looked.status == 405 && looked.headers[.allow] == "POST")
            #expect(try await Self.post(client, "/callbacks/payuni", [UInt8](repeating: 65, count: 70_000)).status == 413)
        }
    }
}
#endif
