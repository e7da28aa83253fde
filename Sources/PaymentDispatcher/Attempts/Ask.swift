#if Dispatcher
internal import Payments

/// What came of asking a gateway about one attempt.
enum GatewayAnswer: Sendable, Hashable {
    /// It is recorded; `isNews` when something was said that had not been said.
    case said(isNews: Bool)
    /// The gateway knows of no such attempt, or its list does not show it. That changes nothing by itself.
    case nothing(inList: Bool)
    /// An error is no answer.
    case failed(GatewayError)
    /// It was not asked: that would have been too much.
    case notAsked(until: Timestamp)

    init(_ failure: GatewayCallFailure) {
        switch failure {
        case .notPut(let until): self = .notAsked(until: until)
        case .failed(let error): self = error.kind == .notFound ? .nothing(inList: false) : .failed(error)
        }
    }

    /// The gateway spoke, whatever it said.
    var isAnswer: Bool {
        switch self {
        case .said, .nothing: true
        case .failed, .notAsked: false
        }
    }

    /// A stable word for metrics and logs.
    var code: String {
        switch self {
        case .said(true): "news"
        case .said(false): "same"
        case .nothing: "not_found"
        case .failed(let error): error.kind.code
        case .notAsked: "not_asked"
        }
    }

    /// Why nothing was learned, as a log may show it; empty when something was.
    var loggedReason: String {
        guard case .failed(let error) = self else { return "" }
        return error.loggedReason
    }

    /// The gateway answered, and not so that asking again helps by itself: its settings, its pages or this one attempt are wrong.
    var isOfNoUse: Bool {
        guard case .failed(let error) = self else { return false }
        if case .malformedReply = error.kind { return true }
        return error.advice == .fixRequest || error.advice == .askPerson
    }

    /// Every question to the gateway will most likely be answered so.
    var isAboutGateway: Bool {
        guard case .failed(let error) = self else { return false }
        switch error.kind {
        case .unauthorized, .malformedReply: return true
        default: return false
        }
    }
}

extension Desk {
    /// Asks an attempt's gateway about it and records what it says. An attempt without a number of the gateway's is looked for in its list
    /// where it has one: such a gateway is asked by its own numbers alone.
    func ask(
        about record: AttemptRecord, in loaded: LoadedOrder, _ manner: CallManner
    ) async throws(OrderStoreError) -> GatewayAnswer {
        try await ask(about: record, in: loaded, manner, isSecond: false)
    }

    private func ask(
        about record: AttemptRecord, in loaded: LoadedOrder, _ manner: CallManner, isSecond: Bool
    ) async throws(OrderStoreError) -> GatewayAnswer {
        guard let gateway = gateways[record.attempt.gateway] else {
            return .failed(GatewayError(.unavailable, operation: "query", advice: .askPerson))
        }
        var reports: [GatewayReport] = []
        do throws(GatewayCallFailure) {
            if record.gatewayNumbers.isEmpty, let listing = gateway as? any ListingGateway {
                let list = try await call(listing, about: .attempt(record.attempt.number), manner) {
                    () async throws(GatewayError) in
                    try await listing.list(filters: [])
                }
                let numbers = StartSearch.numbers(of: record.attempt, in: list)
                guard !numbers.isEmpty else { return .nothing(inList: true) }
                reports = try await ask(gateway, about: record, loaded, numbers, manner)
            } else {
                reports = try await ask(gateway, about: record, loaded, record.gatewayNumbers, manner)
            }
        } catch {
            return GatewayAnswer(error)
        }
        if !isSecond, let present = try await overtaking(reports, about: record.attempt.number, knowing: loaded) {
            return try await ask(about: record, in: present, manner, isSecond: true)
        }
        var receipts: [AppendReceipt] = []
        for report in reports { receipts += try await learn(report, about: record, by: .query) }
        return .said(isNews: receipts.contains { !$0.isRepetition })
    }

    /// An answer that denies money was overtaken when a message told of money while it was on its way: it may be older than the payment,
    /// and says nothing about it.
    /// - Returns: the order as it is now; `nil` where nothing was overtaken.
    func overtaking(
        _ reports: [GatewayReport], about number: AttemptNumber, knowing loaded: LoadedOrder
    ) async throws(OrderStoreError) -> LoadedOrder? {
        guard reports.contains(where: { $0.transactions.contains(where: \.isDenial) }) else { return nil }
        let present = try await store.load(loaded.record.order.id)
        let told = Set(present.reports(of: number).filter(\.report.claim.isMoney).map(\.report.gatewayNumber))
        let known = Set(loaded.reports(of: number).filter(\.report.claim.isMoney).map(\.report.gatewayNumber))
        return told.isSubset(of: known) ? nil : present
    }

    /// Asks until every number is spoken of: one question where the gateway is asked by our number, else one for each of its own. One of
    /// which nothing can be learned hides none of the others.
    /// - Throws: when nothing was said about any.
    private func ask(
        _ gateway: any PaymentGateway, about record: AttemptRecord, _ loaded: LoadedOrder, _ numbers: [GatewayNumber],
        _ manner: CallManner
    ) async throws(GatewayCallFailure) -> [GatewayReport] {
        var reports: [GatewayReport] = []
        var spokenOf: Set<GatewayNumber> = []
        var failure: GatewayCallFailure?
        for number in numbers.isEmpty ? [nil] : numbers.map(Optional.some) {
            if let number, spokenOf.contains(number) { continue }
            var reference = reference(to: record, in: loaded)
            reference.gatewayNumber = number
            do throws(GatewayCallFailure) {
                let report = try await call(gateway, about: .attempt(record.attempt.number), manner) {
                    () async throws(GatewayError) in
                    try await gateway.query(reference)
                }
                spokenOf.formUnion(report.transactions.map(\.gatewayNumber))
                reports.append(report)
            } catch {
                failure = failure ?? error
                if case .notPut = error { break }
            }
        }
        if reports.isEmpty, let failure { throw failure }
        return reports
    }

    /// What is known of an attempt, for its gateway to hold its answer against.
    func reference(to record: AttemptRecord, in loaded: LoadedOrder) -> AttemptReference {
        let tokens = loaded.reports(of: record.attempt.number).filter { $0.verification == .query }.compactMap(\.report.tokens)
        return AttemptReference(
            number: record.attempt.number, gatewayNumber: record.gatewayNumbers.first, amount: record.attempt.amount,
            token: tokens.first?.token)
    }
}

extension TransactionReport {
    fileprivate var isDenial: Bool { claim == .failed || claim == .expired || claim == .canceled }
}
#endif
