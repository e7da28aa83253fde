#if Dispatcher
import Logging
import PAYUNi
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Settings")
struct SettingsTests {
    private func refusal(
        gateways: [any PaymentGateway] = [], _ change: (inout DispatcherSettings) -> Void = { _ in }
    ) -> String? {
        do {
            _ = try Till(gateways: gateways, settings: change)
            return nil
        } catch {
            return (error as? DispatcherSettingsError)?.setting
        }
    }

    @Test("A setting that cannot work stops the desk before it starts, by its name")
    func refused() throws {
        #expect(refusal() == nil)
        #expect(refusal { $0.publicURL = WebURL("https://desk.example/?a=b") } == "publicURL")
        #expect(refusal { $0.reconciliation.concurrency = 0 } == "reconciliation.concurrency")
        #expect(refusal { $0.reconciliation.ratePerSecond = 1001 } == "reconciliation.ratePerSecond")
        #expect(refusal { $0.callbacks.secondsBetweenQueries = 0 } == "callbacks.secondsBetweenQueries")
        #expect(refusal { $0.callbacks.queriesPerHour = 0 } == "callbacks.queriesPerHour")
        #expect(refusal { $0.callbacks.queriesPerSecond = -1 } == "callbacks.queriesPerSecond")
        #expect(refusal { $0.startsPerGateway = 0 } == "startsPerGateway")
        #expect(refusal { $0.startsPerGateway = 4097 } == "startsPerGateway")
        #expect(refusal { $0.startsPerSecond = 0 } == "startsPerSecond")
        #expect(refusal { $0.startsPerSecond = 1001 } == "startsPerSecond")
        #expect(refusal { $0.worker = "" } == "worker")
        #expect(refusal(gateways: [ScriptedGateway("payuni")]) == "gateways")
        #expect(refusal(gateways: [ScriptedGateway("a/b")]) == "gateways")
        #expect(refusal(gateways: [ScriptedGateway("")]) == "gateways")
    }

    @Test("A desk that gateways cannot call back is made, and says so")
    func noAddress() throws {
        func warnings(_ till: Till) -> Int {
            till.log.lines.count { $0.level == .warning && $0.words.contains("public address") }
        }
        let ordinary = try Till()
        #expect(warnings(ordinary) == 0)
        let nowhere = try Till { $0.publicURL = WebURL("htps//desk.example") }
        #expect(warnings(nowhere) == 1)
    }

    @Test("A gateway whose numbers are too short to be unique is refused")
    func shortNumbers() {
        #expect(refusal(gateways: [ShortNumbers()]) == "gateways")
    }
}

/// A gateway that takes numbers of ten characters.
private struct ShortNumbers: PaymentGateway {
    let id: GatewayID = "short"

    var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            methods: [.card], currencies: [.twd], attemptNumbers: AttemptNumberRule(maximumLength: 10, punctuation: ""),
            sealsCallbacks: true)
    }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> { .done(AttemptStart(instructions: nil)) }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport {
        throw GatewayError(.notFound, operation: "query")
    }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { .unrelated("anything") }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { CallbackAnswer(status: 200, body: "") }
}
#endif
