import Payments
import StrictJSON
import Synchronization

/// An adapter of an invented bank, written from "Write a gateway" alone. With a flaw it is wrong on purpose.
struct SampleBank: PaymentGateway {
    let merchant: String
    let seal: SampleSeal
    let transport: any HTTPTransport
    var flaw: SampleBankFlaw?
    let seen = SeenMessages()

    var id: GatewayID { "samplebank" }

    var capabilities: GatewayCapabilities {
        GatewayCapabilities(
            methods: [.card], currencies: [.twd],
            attemptNumbers: AttemptNumberRule(maximumLength: flaw == .takesShortNumbers ? 20 : 24, punctuation: "-"),
            sealsCallbacks: true)
    }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> {
        guard capabilities.attemptNumbers.allows(request.number) else {
            return .refused(GatewayError(.invalidRequest(field: "number"), operation: "samplebank.start"))
        }
        guard request.amount.currency == .twd, request.amount.amount.wholeNumber ?? 0 > 0 else {
            return .refused(GatewayError(.invalidRequest(field: "amount"), operation: "samplebank.start"))
        }
        let payload: JSONValue = [
            "merchant": .string(merchant), "number": .string(request.number.text),
            "amount": .string(request.amount.amount.description), "currency": "TWD",
        ]
        do throws(GatewayError) {
            let response = try await send(.post, "payments", seal.body(payload.text, status: nil), "samplebank.start")
            let report = try report(response, "samplebank.start", asked: request.amount, number: request.number)
            guard let instructions = report.instructions else { throw malformed("samplebank.start", "pay_url") }
            return .done(AttemptStart(instructions: instructions, report: report))
        } catch {
            return outcome(error)
        }
    }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport {
        guard capabilities.attemptNumbers.allows(reference.number) else {
            throw GatewayError(.invalidRequest(field: "number"), operation: "samplebank.query")
        }
        let response = try await send(.get, "payments/\(reference.number)", [], "samplebank.query")
        let report = try report(response, "samplebank.query", asked: reference.amount, number: reference.number)
        return GatewayReport(attempt: report.attemptNumber, transactions: [report])
    }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { CallbackAnswer(status: 200, body: "thanks") }

    private func outcome(_ error: GatewayError) -> WriteOutcome<AttemptStart> {
        switch error.kind {
        case .malformedReply where flaw == .garbageIsRefused: .refused(error)
        case .indeterminate where flaw == .lostIsRefused: .refused(error)
        case .unavailable where flaw == .notSentIsUnknown: .unknown(error)
        case .indeterminate, .malformedReply, .mismatch: .unknown(error)
        default: .refused(error)
        }
    }
}

/// A memory that a pure reading must not have.
final class SeenMessages: Sendable {
    private let bodies = Mutex<Set<[UInt8]>>([])

    func insert(_ body: [UInt8]) -> Bool { bodies.withLock { $0.insert(body).inserted } }
}
