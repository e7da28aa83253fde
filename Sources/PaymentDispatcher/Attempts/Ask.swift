#if Dispatcher
internal import Payments

/// What came of asking a gateway about one attempt.
enum GatewayAnswer: Sendable, Hashable {
    /// It is recorded; `isNews` when something was said that had not been said.
    case said(isNews: Bool)
    /// The gateway knows of no such attempt. That changes nothing.
    case nothing
    /// An error is no answer.
    case failed(GatewayError)
}

extension Desk {
    /// Asks an attempt's gateway about it, once, and records what it says. An attempt whose start was lost is looked for in the gateway's
    /// list where it can be asked by its own number alone.
    func ask(about record: AttemptRecord, in loaded: LoadedOrder) async throws(OrderStoreError) -> GatewayAnswer {
        guard let gateway = gateways[record.attempt.gateway] else {
            return .failed(GatewayError(.unavailable, operation: "query", advice: .askPerson))
        }
        let report: GatewayReport
        do throws(GatewayError) {
            if record.gatewayNumbers.isEmpty, let listing = gateway as? any ListingGateway {
                guard let found = try await listing.find(record.attempt) else { return .nothing }
                report = found
            } else {
                report = try await gateway.query(reference(to: record, in: loaded))
            }
        } catch {
            return error.kind == .notFound ? .nothing : .failed(error)
        }
        let receipts = try await learn(report, about: record, by: .query)
        return .said(isNews: receipts.contains { !$0.isRepetition })
    }

    /// What is known of an attempt, for its gateway to hold its answer against.
    func reference(to record: AttemptRecord, in loaded: LoadedOrder) -> AttemptReference {
        let tokens = loaded.reports(of: record.attempt.number).filter { $0.verification == .query }.compactMap(\.report.tokens)
        return AttemptReference(
            number: record.attempt.number, gatewayNumber: record.gatewayNumbers.first, amount: record.attempt.amount,
            token: tokens.first?.token)
    }
}

extension ListingGateway {
    /// The one transaction in the gateway's list that bears the attempt's number and asks for its amount. What else is there was made by
    /// somebody who knew the number, and is none of ours.
    fileprivate func find(_ attempt: Attempt) async throws(GatewayError) -> GatewayReport? {
        try await list(filters: []).first { report in
            report.attempt == attempt.number && report.transactions.count == 1
                && report.transactions.allSatisfy { $0.amount == attempt.amount }
        }
    }
}
#endif
