#if Dispatcher
public import Payments
internal import Tracing

extension PaymentDispatcher {
    /// Takes a message from outside: reads it, binds it to an attempt of ours by the number that we stored, makes it durable, and says what
    /// to answer. Never acknowledges what is not stored, and never waits for a gateway on the way, except to adopt what a token vouches
    /// for.
    ///
    /// Sealed messages cost a few reads of the store and one write, which also brings the order up to date. Unsigned ones can only lead to a question, in a measure of their own.
    ///
    /// - Parameters:
    ///   - callback: bound its body to 64 kB before.
    ///   - gateway: whose address it came to.
    ///   - token: from the address, where it has one.
    /// - Returns: what became of it and what to answer. It fails only by asking to be sent again.
    public func receive(
        _ callback: Callback, from gateway: GatewayID, token: OrderToken? = nil
    ) async -> CallbackReceipt {
        // The name is from outside: what nobody configured is not counted by it.
        guard let known = desk.gateways[gateway] else {
            desk.count(.callbacks, "unknown", CallbackReceipt.Outcome.unknown.rawValue)
            return CallbackReceipt(outcome: .unknown, answer: CallbackAnswer(status: 404, body: ""))
        }
        return await traced("paydesk.receive", .server) { () async throws(Never) in
            let receipt = await desk.receive(callback, from: known, token)
            desk.count(.callbacks, known.id.text, receipt.outcome.rawValue)
            return receipt
        }
    }
}
#endif
