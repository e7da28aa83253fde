#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import InMemoryTracing
import Payments
import StrictJSON
import Testing
import Tracing

@testable import PaymentService

@Suite("Spans")
struct SpanTests {
    let tracer = InMemoryTracer()

    /// What one request answered, and its spans by name.
    struct Recording: Sendable {
        let answer: Answer
        let spans: [String: FinishedInMemorySpan]

        func span(_ name: String) throws -> FinishedInMemorySpan { try required(spans[name]) }
    }

    private func recorded(_ request: () async throws -> Answer) async throws -> Recording {
        tracer.clearFinishedSpans()
        let answer = try await withTracer(tracer) { try await request() }
        #expect(tracer.activeSpans.isEmpty)
        let spans = Dictionary(tracer.popFinishedSpans().map { ($0.operationName, $0) }) { first, _ in first }
        return Recording(answer: answer, spans: spans)
    }

    @Test("A request that starts an attempt is one trace, from the request to the gateway's call")
    func start() async throws {
        let seen = try await Desk().test { client in
            try await client.open()
            return try await recorded { try await client.start("atm") }
        }
        #expect(seen.answer.status == 201)
        let (request, pay, call) = (
            try seen.span("http.request"), try seen.span("paydesk.pay"), try seen.span("paydesk.start")
        )
        #expect(Set(seen.spans.values.map(\.traceID)).count == 1 && request.parentSpanID == nil)
        #expect(pay.parentSpanID == request.spanID && call.parentSpanID == pay.spanID)
        #expect([request.kind, pay.kind, call.kind] == [.server, .internal, .client])
        #expect(seen.spans.values.allSatisfy { $0.status == nil && $0.errors.isEmpty })
    }

    @Test("A request that asks a gateway is one trace, down to the question")
    func sync() async throws {
        let seen = try await Desk().test { client in
            try await client.open()
            _ = try await client.start("atm")
            return try await recorded { try await client.send(.post, "/v1/orders/A-1/sync") }
        }
        #expect(seen.answer.status == 200)
        let (request, sync, call) = (
            try seen.span("http.request"), try seen.span("paydesk.sync"), try seen.span("paydesk.ask")
        )
        #expect(Set(seen.spans.values.map(\.traceID)).count == 1)
        #expect(sync.parentSpanID == request.spanID && call.parentSpanID == sync.spanID && call.kind == .client)
    }

    @Test("Two requests are two traces")
    func apart() async throws {
        let (first, second) = try await Desk().test { client in
            let first = try await recorded { try await client.open("A-1") }
            return (first, try await recorded { try await client.open("A-2") })
        }
        #expect(try first.span("http.request").traceID != second.span("http.request").traceID)
    }

    @Test("A gateway's fault ends its call, and the request, as failed")
    func gatewayFails() async throws {
        let desk = try Desk()
        let seen = try await desk.test { client in
            try await client.open()
            _ = try await client.start("atm")
            desk.simulator.add(FaultPlan.RequestRule(.serverError(status: 503, isApplied: false), times: 1_000))
            return try await recorded { try await client.send(.post, "/v1/orders/A-1/sync") }
        }
        #expect(seen.answer.status >= 500)
        for name in ["http.request", "paydesk.sync", "paydesk.ask"] {
            #expect(try seen.span(name).status?.code == .error, "\(name)")
        }
        #expect(try seen.span("paydesk.ask").errors.first?.error is GatewayError)
    }

    @Test("A start whose answer is lost ends the gateway's call as failed, and the request, which is answered, as it should")
    func startLost() async throws {
        let desk = try Desk()
        let seen = try await desk.test { client in
            try await client.open()
            desk.simulator.add(FaultPlan.RequestRule(.resetAfter))
            return try await recorded { try await client.start("atm") }
        }
        #expect(try seen.answer.json["outcome"]?.string == "unknown")
        #expect(try seen.span("paydesk.start").status?.code == .error)
        #expect(try seen.span("http.request").status == nil)
    }

    @Test("A caller's own mistake ends what it asked for as failed, and not the request")
    func callersMistake() async throws {
        let seen = try await Desk().test { client in try await recorded { try await client.start("atm", of: "A-9") } }
        #expect(seen.answer.status == 404)
        #expect(try seen.span("paydesk.pay").status?.code == .error)
        let request = try seen.span("http.request")
        #expect(request.status == nil && request.errors.isEmpty)
    }

    @Test("No name, attribute, event or error of any span holds a key, a token, a sealed text or a person")
    func secrets() async throws {
        let desk = try Desk()
        let mail = "canary-payer@secret.example"
        let token = try await desk.test { client in
            try await withTracer(tracer) {
                _ = try await client.send(.post, "/v1/orders", Terms.json(extra: ",\"payerEmail\":\"\(mail)\""))
                let token = try required(try await desk.store.order("A-1")?.token?.text)
                let atm = try await client.start("atm")
                try desk.simulator.act(.payNumber(), on: AttemptNumber(required(atm.json["number"]?.string)))
                try await desk.deliverMessages(client)
                for (path, body) in [
                    ("/v1/orders", "{\"\(mail)\":1}"), ("/callbacks/payuni", mail), ("/checkout/\(token)/adopt", mail),
                ] { _ = try await client.send(.post, path, body) }
                _ = try await client.send(.get, "/v1/orders/\(mail)?\(mail)=1")
                _ = try await client.send(.get, "/v1/orders", headers: .json(TestKeys.all + "x"))
                desk.simulator.add(FaultPlan.RequestRule(.serverError(status: 503, isApplied: false), times: 1_000))
                _ = try await client.send(.post, "/v1/orders/A-1/sync")
                return token
            }
        }
        let spans = tracer.finishedSpans
        #expect(
            Set(spans.map(\.operationName)).isSuperset(of: ["http.request", "paydesk.receive", "paydesk.start", "paydesk.ask"]))
        #expect(spans.contains { !$0.errors.isEmpty })
        let text = spans.map(Self.everything).joined(separator: "\n")
        for canary in [
            token, mail, TestKeys.all, "12345678901234567890123456789012", "1234567890123456", "key01", "EncryptInfo",
        ] { #expect(!text.contains(canary)) }
    }

    private static func everything(_ span: FinishedInMemorySpan) -> String {
        var words = [span.operationName, span.status?.message ?? ""]
        span.attributes.forEach { key, attribute in words.append("\(key)=\(attribute)") }
        for event in span.events {
            words.append(event.name)
            event.attributes.forEach { key, attribute in words.append("\(key)=\(attribute)") }
        }
        for error in span.errors {
            words.append("\(error.error)")
            error.attributes.forEach { key, attribute in words.append("\(key)=\(attribute)") }
        }
        return words.joined(separator: " ")
    }
}
#endif
