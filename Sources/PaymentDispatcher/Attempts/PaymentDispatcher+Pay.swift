#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Starts an attempt: takes a number for ever, then calls the gateway, once. A failed or lost call is never repeated under that number;
    /// another call of this method is another attempt, unless `choice.request` says that it is the same.
    ///
    /// - Parameters:
    ///   - id: which order; it asks for what is due, less what is in hand.
    ///   - gateway: one of this desk's.
    ///   - choice: how; see ``methods(for:)-(OrderID)``.
    /// - Returns: what to show the payer. With an outcome of `unknown` there is nothing to show: the answer was lost and is being looked
    ///   for. The same request again is answered from what is recorded; with the same form for some minutes, and then without one, and
    ///   with nothing to pay with once the order takes no more money or something came of the attempt; a number that its payer took on the
    ///   gateway's page after a decline may be paid to all the same.
    /// - Throws: `refused`: offer another way. `unknownOrder`, `unknownGateway`, `invalid` naming the field; `conflict`: the order is
    ///   closed or had too many attempts, or the request is still running or was another. `gateway`: it does not answer or asked to be
    ///   left alone, and nothing was sent; offer another way, or come again after the seconds it names. `overloaded`, and `tooMany`
    ///   when too many were begun for this order: come again. `store`: when it came before the call nothing happened, else the attempt is
    ///   found by asking; name a request and call again.
    public func pay(
        _ id: OrderID, through gateway: GatewayID, _ choice: PaymentChoice
    ) async throws(DispatcherError) -> StartedAttempt {
        guard let gateway = desk.gateways[gateway] else { throw .unknownGateway }
        if let language = choice.language, !PlainText.isLanguageTag(language) {
            throw .invalid(field: "language", reason: "must be a language tag")
        }
        if let request = choice.request, !(1...255).contains(request.text.utf8.count) {
            throw .invalid(field: "request", reason: "must be 1 to 255 bytes")
        }
        return try await traced("paydesk.pay") { () async throws(DispatcherError) in
            switch try await desk.reserve(id, at: gateway, choice) {
            case .earlier(let attempt): return attempt
            case .reserved(let planned): return try await desk.start(planned)
            }
        }
    }
}
#endif
