#if Dispatcher
internal import Logging
internal import Payments

extension Desk {
    /// - Returns: the order to which the transaction belongs now.
    func adopt(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, _ token: OrderToken
    ) async throws(DispatcherError) -> OrderID {
        try await traced("paydesk.adopt") { () async throws(DispatcherError) in
            let found = try await stored { () async throws(OrderStoreError) in try await store.order(token: token) }
            guard let found else { throw .unknownOrder }
            let id = found.order.id
            do throws(DispatcherError) {
                // Nobody is asked about money that is to go elsewhere.
                guard OrderTerms(found)?.allows(gateway.id) ?? true else { throw .foreign(field: "gateway") }
                try await adopt(number, at: gateway, for: id)
            } catch {
                count(.adoptions, gateway.id.text, error.word)
                log(
                    .notice, "a transaction was not adopted",
                    [.gateway: gateway.id.text, .order: id.text, .outcome: error.word, .field: error.field ?? ""])
                throw error
            }
            await applyOrLeave(id)
            return id
        }
    }

    private func adopt(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, for id: OrderID
    ) async throws(DispatcherError) {
        if try await isBound(number, at: gateway, to: id) { return }
        let now = time.now()
        switch hintBudgets.askNow(about: .order(id), at: gateway.id, now: now) {
        case .now: break
        case .joined(let until), .later(let until): throw .tooMany(retryAfterSeconds: seconds(until: until))
        case .shed(let seconds): throw .tooMany(retryAfterSeconds: seconds)
        }
        let transaction: AdoptableTransaction
        do throws(DispatcherError) {
            transaction = try await inspect(number, at: gateway)
        } catch {
            // Nobody was asked.
            if case .tooMany = error { hintBudgets.giveBack(now, about: .order(id), at: gateway.id) }
            throw error
        }
        guard transaction.order == id else { throw .foreign(field: "order") }
        // Two pages at once must not make two attempts of one transaction.
        try await alone(with: id) { () async throws(DispatcherError) in
            if try await isBound(number, at: gateway, to: id) { return }
            let loaded = try await stored { () async throws(OrderStoreError) in try await store.load(id) }
            let record = try await attempt(for: transaction.report, in: loaded, gateway)
            try await stored { () async throws(OrderStoreError) in
                try await store.bind(number, to: record.attempt.number, at: time.now())
                try await learn(GatewayReport(attempt: nil, transactions: [transaction.report]), about: record, by: .query)
            }
            count(.adoptions, gateway.id.text, "adopted")
        }
    }

    private func isBound(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, to id: OrderID
    ) async throws(DispatcherError) -> Bool {
        let owner = try await stored { () async throws(OrderStoreError) in
            try await store.attempt(of: gateway.id, number: number)
        }
        guard let owner else { return false }
        guard owner.order == id else { throw .foreign(field: "order") }
        return true
    }

    private func inspect(
        _ number: GatewayNumber, at gateway: any AdoptingGateway
    ) async throws(DispatcherError) -> AdoptableTransaction {
        let transaction: AdoptableTransaction
        do throws(GatewayCallFailure) {
            transaction = try await callAtOnce(gateway) { () async throws(GatewayError) in try await gateway.inspect(number) }
        } catch {
            switch error {
            case .notPut(let until): throw .tooMany(retryAfterSeconds: seconds(until: until))
            case .failed(let error):
                switch error.kind {
                case .mismatch(let field): throw .foreign(field: field)
                // Whoever holds a checkout's link can name anything; that is no failure of the gateway's.
                case .notFound: throw .foreign(field: "number")
                default: throw .gateway(error)
                }
            }
        }
        guard transaction.report.gatewayNumber == number else { throw .foreign(field: "number") }
        for case .mismatch(let field) in transaction.report.notices { throw .foreign(field: field) }
        return transaction
    }
}

extension DispatcherError {
    /// A stable word for logs and metrics.
    var word: String {
        switch self {
        case .invalid: "invalid"
        case .unknownOrder, .unknownGateway, .unknownEvent: "unknown"
        case .conflict(let conflict): conflict.rawValue
        case .refused: "refused"
        case .gateway: "gateway_failed"
        case .foreign: "foreign"
        case .tooMany: "too_many"
        case .overloaded: "overloaded"
        case .store: "store_failed"
        }
    }

    /// What it is about, where it names that.
    var field: String? {
        switch self {
        case .invalid(let field, _), .foreign(let field): field
        default: nil
        }
    }
}
#endif
