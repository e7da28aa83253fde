#if Dispatcher
internal import Payments

extension Desk {
    /// The attempt to which a transaction with this order's mark belongs: the one whose number it carries, else a new one.
    ///
    /// Money that has arrived, or is on its way, is taken in even where the order takes no more attempts: what becomes of it is for the fold
    /// to say.
    func attempt(
        for report: TransactionReport, in loaded: LoadedOrder, _ gateway: any AdoptingGateway
    ) async throws(DispatcherError) -> AttemptRecord {
        if let number = report.attemptNumber {
            return try await attempt(number, of: loaded.record.order.id, meantBy: report, gateway)
        }
        let order = loaded.record.order
        let state = loaded.presentSnapshot.state
        guard let amount = report.amount else { throw .foreign(field: "amount") }
        guard amount.currency == order.due.currency else { throw .foreign(field: "currency") }
        guard amount == order.due || amount == order.rest(state) else { throw .foreign(field: "amount") }
        if !report.claim.isMoney, report.claim != .processing {
            guard order.outstanding(state, at: time.now()) != nil else { throw .conflict(.orderIsClosed) }
            guard !order.hasUsedUpAttempts else { throw .conflict(.attemptsUsedUp) }
        }
        return try await stored { () async throws(OrderStoreError) in
            try await reserve(
                amount, report.method ?? .payerChooses, of: order.id, at: gateway, AttemptAttachment(isAdopted: true))
        }
    }

    /// We made it after all, and the answer that would have told us its number was lost.
    private func attempt(
        _ number: AttemptNumber, of order: OrderID, meantBy report: TransactionReport, _ gateway: any AdoptingGateway
    ) async throws(DispatcherError) -> AttemptRecord {
        let found = try await stored { () async throws(OrderStoreError) in try await store.attempt(number) }
        guard let record = found, record.order == order, record.attempt.gateway == gateway.id, record.gatewayNumbers.isEmpty
        else { throw .foreign(field: "attempt") }
        guard report.amount?.currency == record.attempt.amount.currency else { throw .foreign(field: "currency") }
        guard report.amount == record.attempt.amount else { throw .foreign(field: "amount") }
        return record
    }
}
#endif
