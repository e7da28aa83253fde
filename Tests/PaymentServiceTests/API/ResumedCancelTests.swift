#if Service
import HTTPTypes
import HummingbirdTesting
import LibCrypto
import PaymentDispatcher
import Payments
import StrictJSON
import Synchronization
import Testing

@Suite("A cancel that was cut off")
struct ResumedCancelTests {
    @Test("A cancel whose process died once it was recorded takes the attempts back when asked again, and decides nothing new")
    func resumed() async throws {
        let bank = BankThatTakesBack()
        let desk = try Desk(others: [bank])
        try await desk.test { client in
            try await client.open()
            #expect(try await client.start("card", at: "bank").status == 201)
            let path = "/v1/orders/A-1/cancel"
            let text = "4:POST\(path.utf8.count):\(path)2:{}"
            let digest = try sha256(Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            #expect(try await desk.dispatcher.begin("all/k1", fingerprint: digest) == .begun)
            let decision = Decision(number: 1, kind: .cancel, by: "all", text: "")
            _ = try await desk.store.append([
                EvidenceAppend(Evidence(.decision(decision), receivedAt: desk.time.now()), to: "A-1")
            ])
            desk.time.pass(seconds: 600)

            let answer = try await client.send(.post, path, "{}", headers: .json(TestKeys.all, idempotencyKey: "k1"))
            #expect(answer.status == 200)
            #expect(try answer.json["status"]?.string == "canceled")
            #expect(bank.cancellations == 1)
            let timeline = try await client.send(.get, "/v1/orders/A-1/timeline")
            #expect(timeline.text.ranges(of: "\"decision\":\"cancel\"").count == 1)
        }
    }

    @Test("A cancel whose answer was lost leaves an order open that was opened again before it is asked for once more")
    func reopened() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            let path = "/v1/orders/A-1/cancel"
            let headers = HTTPFields.json(TestKeys.all, idempotencyKey: "k1")
            #expect(try await client.send(.post, path, "{}", headers: headers).json["status"]?.string == "canceled")
            // The answer was made and never kept.
            _ = try await desk.store.forgetRequests(before: desk.time.now().adding(seconds: 10))
            _ = try await client.send(.post, "/v1/orders/A-1/decisions", "{\"decision\":\"reopen\"}")
            let again = try await client.send(.post, path, "{}", headers: headers)
            #expect(again.status == 200)
            #expect(try again.json["status"]?.string == "open")
            // Whoever means it anew asks under another key.
            let other = HTTPFields.json(TestKeys.all, idempotencyKey: "k2")
            #expect(try await client.send(.post, path, "{}", headers: other).json["status"]?.string == "canceled")
        }
    }
}

/// A gateway that takes attempts back, and counts how often it was asked to.
private final class BankThatTakesBack: CancelingGateway {
    private let asked = Mutex(0)

    var cancellations: Int { asked.withLock { $0 } }

    let id: GatewayID = "bank"

    var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            methods: [.card], currencies: [.twd], attemptNumbers: AttemptNumberRule(maximumLength: 30, punctuation: ""),
            sealsCallbacks: true)
    }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> { .done(AttemptStart(instructions: nil)) }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport {
        throw GatewayError(.notFound, operation: "query")
    }

    func cancel(_ reference: AttemptReference) async -> WriteOutcome<GatewayReport> {
        asked.withLock { $0 += 1 }
        let report = TransactionReport(gatewayNumber: "N-1", claim: .canceled, raw: "void", amount: reference.amount)
        return .done(GatewayReport(attempt: reference.number, transactions: [report]))
    }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { .unrelated("anything") }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { CallbackAnswer(status: 200, body: "") }
}
#endif
