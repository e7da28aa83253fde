#if Service
import PaymentDispatcher
import Payments

extension OrderAPI {
    /// The caller's key goes along, so that a request that was lost on the way finds the attempt it made.
    func startAttempt(_ id: OrderID, _ input: AttemptInput, _ key: IdempotencyKey?) async throws -> APIReply {
        let choice = PaymentChoice(method: input.method, request: key, returnURL: input.returnURL, language: input.language)
        return APIReply(status: 201, text: try await dispatcher.pay(id, through: input.gateway, choice).text)
    }

    func decide(_ id: OrderID, _ input: DecisionInput, _ call: APICall, _ isResumed: Bool) async throws -> APIReply {
        let by = input.by ?? call.caller
        // A cancel is its own repetition: it goes on with what the lost run did not come to.
        if isResumed, input.kind != .cancel, try await wasDecided(id, input, by: by) {
            return APIReply(text: document(try await dispatcher.order(id)))
        }
        let detail =
            call.operation == .cancelOrder
            ? try await dispatcher.cancel(id, by: by, text: input.text)
            : try await dispatcher.decide(id, input.kind, by: by, text: input.text)
        return APIReply(text: document(detail.record))
    }

    /// The run that was lost on the way had recorded this decision, and nobody has decided since.
    private func wasDecided(_ id: OrderID, _ input: DecisionInput, by: String) async throws -> Bool {
        let decisions = try await dispatcher.timeline(id).journal.compactMap { entry -> Decision? in
            guard case .evidence(let evidence) = entry.fact, case .decision(let decision) = evidence.statement else { return nil }
            return decision
        }
        guard let last = decisions.last else { return false }
        return last.kind == input.kind && last.by == by && last.text == input.text
    }
}
#endif
