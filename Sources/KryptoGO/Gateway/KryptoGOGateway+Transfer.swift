public import Payments

extension KryptoGOGateway: TransferringGateway {
    /// Sends tokens out of the organisation's pool, once and for ever. There is no key that makes a second call harmless and
    /// no way to ask afterwards: an outcome of `unknown` is for a person with Studio or the chain in front of them.
    ///
    /// - Parameter transfer: stored as `submitted` before the call. Any other state is a `conflict` and nothing is sent:
    ///   `unknown` for one that may have gone out before, so that no caller takes it for a refusal.
    public func transfer(_ transfer: Transfer) async -> WriteOutcome<TransferReceipt> {
        let operation = KryptoGOEndpoint.transfer.operation
        switch transfer.status {
        case .submitted: break
        case .draft, .approved, .refused, .canceled: return .refused(GatewayError(.conflict, operation: operation))
        case .sent, .unknown: return .unknown(GatewayError(.conflict, operation: operation))
        }
        do throws(GatewayError) {
            return await send(try TransferRequest(transfer))
        } catch {
            return .refused(error)
        }
    }

    private func send(_ request: TransferRequest) async -> WriteOutcome<TransferReceipt> {
        do throws(GatewayError) {
            return KryptoGOReading.transfer(try await send(.transfer, body: request.body))
        } catch {
            let outcome: WriteOutcome<TransferReceipt> = Self.unanswered(error)
            if case .unknown(let error) = outcome { return .unknown(KryptoGOReading.forPerson(error)) }
            return outcome
        }
    }
}
