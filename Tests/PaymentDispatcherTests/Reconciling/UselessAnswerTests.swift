#if Dispatcher
import Logging
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Gateways that answer, and of whom nothing is learned")
struct UselessAnswerTests {
    @Test(
        "A gateway that refuses every question is warned of with the reason, and with nothing else that it wrote",
        arguments: [
            (GatewayError(.unauthorized, operation: "ask", gatewayCode: "API00003", gatewayMessage: "canary"), "API00003"),
            (
                GatewayError(.malformedReply(reason: "hash_mismatch; HTTP 403, text/canary"), operation: "ask"),
                "hash_mismatch; HTTP 403"
            ),
            (GatewayError(.malformedReply(reason: "http_401"), operation: "ask"), "http_401"),
            (GatewayError(.other, operation: "ask", gatewayCode: "a canary sings"), nil),
        ] as [(GatewayError, String?)])
    func told(_ error: GatewayError, _ reason: String?) async throws {
        let time = MovableTime(Till.opening)
        let bank = AskedGateway("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        bank.answer { _ in .failure(error) }
        _ = try await till.open(1, at: "bank")
        till.time.pass(seconds: 25)
        _ = await till.dispatcher.work()
        let line = try #require(till.log.lines.first { $0.words.contains("of no use") })
        #expect(line.level == .warning)
        #expect(line.fields["gateway"] == "bank" && line.fields["outcome"] == error.kind.code)
        #expect(line.fields["reason"] == reason)
        #expect(till.metrics("paydesk_checks_total{gateway=bank,outcome=\(error.kind.code)}") == 1)
        for line in till.log.lines {
            #expect(!line.fields.values.contains { $0.contains("canary") }, "\(line.words)")
        }
    }

    @Test("However many attempts are asked about, that is one warning a minute, with how many there were")
    func crowd() async throws {
        let time = MovableTime(Till.opening)
        let bank = AskedGateway("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        bank.fail(.unauthorized)
        _ = try await till.open(12, at: "bank")
        func warned() -> [String?] {
            till.log.lines.filter { $0.level == .warning && $0.words.contains("of no use") }.map { $0.fields["count"] }
        }
        till.time.pass(seconds: 25)
        _ = await till.dispatcher.work()
        #expect(bank.questions.count == 12)
        #expect(warned() == ["1"])
        till.time.pass(seconds: 60)
        _ = await till.dispatcher.work()
        #expect(warned() == ["1", "12"])
        let all = till.log.lines.filter { $0.fields["outcome"] == "unauthorized" && $0.fields["attempt"] != nil }
        #expect(all.count == bank.questions.count, "the others are there for who looks closer")
    }

    @Test("Of a gateway that does not answer at all the transport's word is told")
    func silent() async throws {
        let time = MovableTime(Till.opening)
        let bank = AskedGateway("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        bank.answer { _ in
            .failure(GatewayError(TransportFailure(.outcomeUnknown, reason: "read_timeout"), operation: "ask"))
        }
        _ = try await till.open(6, at: "bank")
        till.time.pass(seconds: 25)
        _ = await till.dispatcher.work()
        let line = try #require(till.log.lines.first { $0.words.contains("left alone for a while") })
        #expect(line.fields["code"] == "indeterminate" && line.fields["reason"] == "read_timeout")
    }
}
#endif
