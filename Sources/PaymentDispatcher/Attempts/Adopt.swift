#if Dispatcher
internal import Logging
internal import Payments

/// Why a number was not taken in.
struct AdoptionFailure: Error {
    let error: DispatcherError
    /// The order for which it will be asked about again by itself; `nil`: it is for whoever named it to name it again.
    var keptFor: OrderID?
}

extension Desk {
    /// Takes in the transaction that somebody with the order's token named. Where its gateway cannot be asked now, the number is kept, and
    /// asked about later: a callback may be the only one to name it, and may come only once.
    /// - Returns: the order to which it belongs now.
    func adopt(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, _ token: OrderToken
    ) async throws(AdoptionFailure) -> OrderID {
        try await traced("paydesk.adopt") { () async throws(AdoptionFailure) in
            let id: OrderID
            do throws(DispatcherError) {
                let found = try await stored { () async throws(OrderStoreError) in try await store.order(token: token) }
                guard let found else { throw .unknownOrder }
                id = found.order.id
            } catch {
                throw AdoptionFailure(error: error)
            }
            do throws(DispatcherError) {
                try await adopt(number, at: gateway, for: id, .atOnce)
            } catch {
                throw AdoptionFailure(error: error, keptFor: await keep(number, at: gateway, for: id, after: error) ? id : nil)
            }
            return id
        }
    }

    /// - Parameter manner: how the gateway is asked.
    func adopt(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, for id: OrderID, _ manner: CallManner
    ) async throws(DispatcherError) {
        // Anybody with an order's link can have what asks nobody refused, as often as they like.
        var level = Logger.Level.debug
        do throws(DispatcherError) {
            let record = try await stored { () async throws(OrderStoreError) in try await store.order(id) }
            guard let record else { throw .unknownOrder }
            // Nobody is asked about money that is to go elsewhere.
            guard OrderTerms(record)?.allows(gateway.id) ?? true else { throw .foreign(field: "gateway") }
            if try await isBound(number, at: gateway, to: id) { return }
            level = .notice
            let transaction = try await inspectInMeasure(number, at: gateway, for: id, manner)
            guard transaction.isMade(for: record, at: gateway.id) else { throw .foreign(field: "order") }
            try await take(transaction, named: number, at: gateway, for: id)
        } catch {
            count(.adoptions, gateway.id.text, error.word)
            log(
                error.isTooMany ? .debug : level, "a transaction was not adopted",
                [.gateway: gateway.id.text, .order: id.text, .outcome: error.word, .field: error.field ?? ""])
            throw error
        }
        await applyOrLeave(id)
    }

    private func take(
        _ transaction: AdoptableTransaction, named number: GatewayNumber, at gateway: any AdoptingGateway, for id: OrderID
    ) async throws(DispatcherError) {
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

    /// Asks at the wish of whoever holds the order's token, who may wish for it only so often, now or later.
    private func inspectInMeasure(
        _ number: GatewayNumber, at gateway: any AdoptingGateway, for id: OrderID, _ manner: CallManner
    ) async throws(DispatcherError) -> AdoptableTransaction {
        let now = time.now()
        // What stands in line at the gateway takes none of what callbacks may ask there.
        let measured: GatewayID? = if case .atOnce = manner { gateway.id } else { nil }
        switch hintBudgets.askNow(about: .order(id), at: measured, now: now) {
        case .now: break
        case .joined(let until), .later(let until): throw .tooMany(retryAfterSeconds: seconds(until: until))
        case .shed(let seconds): throw .tooMany(retryAfterSeconds: seconds)
        }
        do throws(DispatcherError) {
            return try await inspect(number, at: gateway, manner)
        } catch {
            // Nobody was asked.
            if case .tooMany = error { hintBudgets.giveBack(now, about: .order(id), at: measured) }
            throw error
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
        _ number: GatewayNumber, at gateway: any AdoptingGateway, _ manner: CallManner
    ) async throws(DispatcherError) -> AdoptableTransaction {
        let transaction: AdoptableTransaction
        do throws(GatewayCallFailure) {
            transaction = try await call(gateway, about: .gatewayNumber(number), manner) { () async throws(GatewayError) in
                try await gateway.inspect(number)
            }
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

    /// Anybody with an order's link can bring this about, as often as they like.
    var isTooMany: Bool { if case .tooMany = self { true } else { false } }

    /// What it is about, where it names that.
    var field: String? {
        switch self {
        case .invalid(let field, _), .foreign(let field): field
        default: nil
        }
    }
}
#endif
