import KryptoGO
import Payments
import Testing

/// What holds for every broken message.
@Suite("Broken messages")
struct RobustnessTests {
    @Test("no beginning of a reply ever claims money", arguments: Sample.intents)
    func truncation(_ sample: Sample) {
        for length in 0..<sample.bytes.count {
            let result = Shop.query(Array(sample.bytes.prefix(length)), IntentExpectation())
            #expect(result.value == nil)
        }
    }

    @Test("no beginning of a transfer's answer is a success or a refusal", arguments: Sample.replies)
    func truncatedTransfer(_ sample: Sample) {
        for length in 0..<sample.bytes.count {
            let outcome = KryptoGOReading.transfer(HTTPResponse(status: 200, body: Array(sample.bytes.prefix(length))))
            guard case .unknown = outcome else {
                Issue.record("\(length) bytes were believed")
                return
            }
        }
    }

    @Test("one changed byte never crashes, and money is claimed only for the terms that were asked", arguments: Sample.all)
    func mutation(_ sample: Sample) {
        var generator = SeededGenerator(seed: 7)
        for index in sample.bytes.indices {
            var bytes = sample.bytes
            bytes[index] = UInt8.random(in: 0...255, using: &generator)
            let response = HTTPResponse(status: 200, body: bytes)
            _ = KryptoGOReading.transfer(response)
            _ = KryptoGOReading.create(response, expecting: Shop.expectation)
            _ = try? KryptoGOReading.list(response)
            _ = try? KryptoGOReading.callback(bytes)
            _ = try? KryptoGOCallbackDisplay(body: bytes)
            guard let report = Shop.query(bytes, Shop.expectation).value?.transactions.first, report.claim == .paid,
                report.notices.isEmpty
            else { continue }
            #expect(report.gatewayNumber == Shop.intent)
            #expect(report.amount == Shop.money("300"))
            #expect(report.tokens.map { $0.token == Shop.usdt } ?? true)
        }
    }

    @Test("random bytes are nothing")
    func noise() {
        var generator = SeededGenerator(seed: 11)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(Shop.query(bytes).value == nil)
            #expect((try? KryptoGOReading.callback(bytes)) == nil)
        }
    }
}
