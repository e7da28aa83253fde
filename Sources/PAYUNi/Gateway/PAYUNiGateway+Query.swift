public import Payments

extension PAYUNiGateway {
    /// Asks by our number, which names every trade of the attempt; PAYUNi's number would name one of them and might miss the one
    /// that was paid (docs: PAYUNi 9, 16).
    public func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport {
        let reply = try await call(TradeQueryRequest.attempt(reference.number))
        return report(on: reference, from: try reply.transactions(about: .number(reference.number)))
    }

    func report(on reference: AttemptReference, from transactions: [TransactionReport]) -> GatewayReport {
        let compared = transactions.map { transaction in
            var transaction = transaction
            transaction.compare(with: reference.amount)
            return transaction
        }
        return GatewayReport(attempt: reference.number, transactions: compared)
    }
}

extension PAYUNiGateway: BatchQueryingGateway {
    public var maximumBatch: Int { FiniteQueryRequest.maximumCount }

    /// Ten days less than the three months that such a query looks back (docs: PAYUNi 9).
    public var batchReachSeconds: Int64? { 80 * 86_400 }

    /// Only orders of the last three months are found this way (docs: PAYUNi 9).
    public func query(batch references: [AttemptReference]) async throws(GatewayError) -> [GatewayReport] {
        guard !references.isEmpty else { return [] }
        let numbers = Set(references.map(\.number))
        let transactions: [TransactionReport]
        do throws(GatewayError) {
            let reply = try await call(FiniteQueryRequest.attempts(references.map(\.number)))
            transactions = try reply.transactions(about: .numbers(numbers))
        } catch {
            // None of them is known: an answer without reports.
            guard error.kind == .notFound else { throw error }
            return []
        }
        let byNumber = Dictionary(grouping: transactions, by: \.attemptNumber)
        return references.compactMap { reference in
            byNumber[reference.number].map { report(on: reference, from: $0) }
        }
    }
}
