#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// Withdraws an order, and asks the gateways that can to take its open attempts back. Money that is in hand already, or comes all the
    /// same, is never dropped: the order's policies say what becomes of it. Canceling again decides nothing new, and asks the gateways
    /// that were not asked.
    ///
    /// - Parameters:
    ///   - id: which order.
    ///   - by: who decides, as the merchant names people or systems: 1…100 characters.
    ///   - text: why, up to 500 characters.
    ///   - request: yours; asked again under it within two days, an order that was opened again meanwhile stays open.
    /// - Throws: `unknownOrder`; `invalid` naming the field; `store`: cancel again, under the same `request`, whether it was decided or
    ///   not.
    public func cancel(
        _ id: OrderID, by: String, text: String, request: IdempotencyKey? = nil
    ) async throws(DispatcherError) -> OrderDetail {
        try await decide(id, .cancel, by: by, text: text, request: request)
    }

    /// Records what a person or the merchant decided about an order. Of the decisions that decide, the last one made counts.
    ///
    /// - Parameters:
    ///   - id: which order.
    ///   - kind: `cancel` does what ``cancel(_:by:text:request:)`` does.
    ///   - by: who decides, as the merchant names people or systems: 1…100 characters.
    ///   - text: why, up to 500 characters; what a note says, at least one.
    ///   - request: yours; asked again under it within two days, the same decision is recorded once.
    /// - Throws: `unknownOrder`; `invalid` naming the field; `store`: it may have been recorded. Decide again, under the same `request`.
    public func decide(
        _ id: OrderID, _ kind: Decision.Kind, by: String, text: String, request: IdempotencyKey? = nil
    ) async throws(DispatcherError) -> OrderDetail {
        guard PlainText.isLine(by, length: 1...100) else {
            throw .invalid(field: "by", reason: "must be 1 to 100 characters on one line")
        }
        let shortest = kind == .note ? 1 : 0
        guard PlainText.isLine(text, length: shortest...500) else {
            throw .invalid(field: "text", reason: "must be \(shortest) to 500 characters on one line")
        }
        return try await traced("paydesk.decide") { () async throws(DispatcherError) in
            do throws(OrderStoreError) {
                try await desk.decide(id, kind, by: by, text: text, request: request)
                if kind == .cancel { try await desk.takeBackAttempts(of: id) }
                return try await desk.detail(id)
            } catch {
                throw desk.failure(error)
            }
        }
    }
}
#endif
