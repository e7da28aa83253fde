#if Service
import GatewaySimulator
import HummingbirdTesting
import Payments
import Testing

@Suite("What a flood leaves in the log")
struct FloodLineTests {
    @Test("A message that led to nothing has its line at debug alone, whatever it was answered; one that counts is seen")
    func callbacks() async throws {
        let capture = LogCapture()
        let desk = try Desk(logger: capture.logger)
        try await desk.test { client in
            let number = try await CallbackRouteTests.issued(desk, client)
            let seen = capture.requests("info")
            let unknown = Array("{\"payment_intent_id\":\"made-up\",\"status\":\"success\",\"fiat_amount\":\"300\"}".utf8)
            let floods: [(path: String, body: [UInt8], type: String, status: Int)] = [
                ("/callbacks/payuni", Array("EncryptInfo=00&HashInfo=00".utf8), "application/x-www-form-urlencoded", 400),
                ("/callbacks/payuni", [UInt8](repeating: 65, count: 70_000), "application/x-www-form-urlencoded", 413),
                ("/callbacks/kryptogo", unknown, "application/json", 200),
                ("/callbacks/nobody", unknown, "application/json", 404),
                ("/return/payuni", Array("EncryptInfo=00&HashInfo=00".utf8), "application/x-www-form-urlencoded", 400),
            ]
            for flood in floods {
                let answer = try await CallbackRouteTests.post(client, flood.path, flood.body, flood.type)
                #expect(answer.status == flood.status, "\(flood.path)")
            }
            #expect(capture.requests("info") == seen)
            #expect(capture.requests("debug") == floods.count)
            try desk.simulator.act(.payNumber(), on: number)
            let delivered = try await desk.deliverMessages(client)
            #expect(!delivered.isEmpty)
            #expect(capture.requests("info") == seen + delivered.count)
        }
    }

    @Test("A genuine message that the store could not take has its line at info")
    func notTaken() async throws {
        let capture = LogCapture()
        let store = FailingStore()
        let desk = try Desk(store: store, logger: capture.logger)
        try await desk.test { client in
            let number = try await CallbackRouteTests.issued(desk, client)
            try await desk.deliverMessages(client)
            let seen = capture.requests("info")
            store.fail(.full)
            try desk.simulator.act(.payNumber(), on: number)
            let delivered = try await desk.deliverMessages(client)
            #expect(!delivered.isEmpty && delivered.allSatisfy { $0 == 503 })
            #expect(capture.requests("info") == seen + delivered.count)
        }
    }
}

extension LogCapture {
    /// How many requests have their line at this level.
    fileprivate func requests(_ level: String) -> Int { lines.count { $0.hasPrefix("\(level) request ") } }
}
#endif
