#if Service
import PaymentDispatcher
import Payments

extension OrderAPI {
    /// The caller's key goes along, so that a request that was lost on the way finds the attempt it made.
    func startAttempt(_ id: OrderID, _ input: AttemptInput, _ key: IdempotencyKey?) async throws -> APIReply {
        let choice = PaymentChoice(method: input.method, request: key, returnURL: input.returnURL, language: input.language)
        return APIReply(status: 201, text: try await dispatcher.pay(id, through: input.gateway, choice).text)
    }

    /// The caller's key goes along, so that what a lost run recorded is not decided twice.
    func decide(_ id: OrderID, _ input: DecisionInput, _ call: APICall, _ key: IdempotencyKey?) async throws -> APIReply {
        let by = input.by ?? call.caller
        let detail =
            call.operation == .cancelOrder
            ? try await dispatcher.cancel(id, by: by, text: input.text, request: key)
            : try await dispatcher.decide(id, input.kind, by: by, text: input.text, request: key)
        return APIReply(text: document(detail.record))
    }
}
#endif
