#if Dispatcher
internal import Payments

/// A store behind a gate.
struct GatedStore: OrderStore {
    let base: any OrderStore
    let gate: any CallGate
    var flaw: SimulationFlaw?

    func insert(_ order: NewOrder) async throws(OrderStoreError) -> OrderInsertion {
        try await pass("insert") { () throws(OrderStoreError) in try await base.insert(order) }
    }

    func reserve(_ attempt: AttemptReservation) async throws(OrderStoreError) -> AttemptRecord {
        let flawed = spoiled(attempt)
        return try await pass("reserve") { () throws(OrderStoreError) in try await base.reserve(flawed) }
    }

    private func spoiled(_ attempt: AttemptReservation) -> AttemptReservation {
        var attempt = attempt
        // The request's key is kept there.
        if flaw == .forgetsKeys { attempt.attachment = "" }
        return attempt
    }

    func bind(_ number: GatewayNumber, to attempt: AttemptNumber, at time: Timestamp) async throws(OrderStoreError) {
        try await pass("bind") { () throws(OrderStoreError) in try await base.bind(number, to: attempt, at: time) }
    }

    func append(_ evidence: [EvidenceAppend]) async throws(OrderStoreError) -> [AppendReceipt] {
        if flaw == .promisesTooEarly, evidence.allSatisfy(\.evidence.isSealed) {
            return evidence.map { _ in AppendReceipt(position: 1, isRepetition: false) }
        }
        return try await pass("append") { () throws(OrderStoreError) in try await base.append(evidence) }
    }

    func append(_ evidence: EvidenceAppend, applying change: OrderChange) async throws(OrderStoreError) -> AppendReceipt {
        if flaw == .promisesTooEarly, evidence.evidence.isSealed { return AppendReceipt(position: 1, isRepetition: false) }
        let flawed = spoiled(change)
        return try await pass("append") { () throws(OrderStoreError) in try await base.append(evidence, applying: flawed) }
    }

    func load(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder {
        try await pass("load") { () throws(OrderStoreError) in try await base.load(order) }
    }

    func load(of attempt: AttemptNumber) async throws(OrderStoreError) -> LoadedOrder? {
        try await pass("load") { () throws(OrderStoreError) in try await base.load(of: attempt) }
    }

    func apply(_ change: OrderChange) async throws(OrderStoreError) -> OrderVersion {
        let flawed = spoiled(change)
        return try await pass("apply") { () throws(OrderStoreError) in try await base.apply(flawed) }
    }

    private func spoiled(_ change: OrderChange) -> OrderChange {
        var change = change
        if flaw == .forgetsToAsk { change.checks = change.checks.map { AttemptCheck($0.attempt, at: nil) } }
        if flaw == .forgetsToTell { change.endpoints = [] }
        return change
    }

    func claim(_ claim: WorkClaim) async throws(OrderStoreError) -> [WorkItem] {
        try await pass("claim") { () throws(OrderStoreError) in try await base.claim(claim) }
    }

    func settle(_ item: WorkItem, _ outcome: WorkOutcome) async throws(OrderStoreError) {
        let flawed = spoiled(outcome, of: item)
        try await pass("settle") { () throws(OrderStoreError) in try await base.settle(item, flawed) }
    }

    private func spoiled(_ outcome: WorkOutcome, of item: WorkItem) -> WorkOutcome {
        guard flaw == .notesUnsentAsTold, case .delivery = item.subject, case .failed = outcome else { return outcome }
        return .done
    }

    func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) async throws(OrderStoreError) {
        if flaw == .forgetsKeptNumbers, case .adoption = subject { return }
        try await pass("schedule") { () throws(OrderStoreError) in
            try await base.schedule(subject, at: time, isAwaited: isAwaited)
        }
    }

    func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer {
        try await pass("begin") { () throws(OrderStoreError) in try await base.begin(request) }
    }

    func finish(_ key: IdempotencyKey, reply: StoredReply) async throws(OrderStoreError) {
        try await pass("finish") { () throws(OrderStoreError) in try await base.finish(key, reply: reply) }
    }

    func abandon(_ key: IdempotencyKey) async throws(OrderStoreError) {
        try await pass("abandon") { () throws(OrderStoreError) in try await base.abandon(key) }
    }

    func forgetRequests(before time: Timestamp) async throws(OrderStoreError) -> Int {
        try await pass("forgetRequests") { () throws(OrderStoreError) in try await base.forgetRequests(before: time) }
    }

    /// - Parameter body: made once, unless the gate keeps it from being made.
    func pass<Answer: Sendable>(
        _ name: String, _ body: () async throws(OrderStoreError) -> Answer
    ) async throws(OrderStoreError) -> Answer {
        let call = DeskCall(kind: .store, name: name)
        do throws(CallFailure) {
            try await gate.before(call)
        } catch {
            throw error.storeError(name)
        }
        let answer = try await body()
        do throws(CallFailure) {
            try await gate.after(call)
        } catch {
            throw error.storeError(name)
        }
        return answer
    }
}

extension CallFailure {
    fileprivate func storeError(_ operation: String) -> OrderStoreError {
        if case .store(let kind) = self { return OrderStoreError(kind, operation: operation) }
        return OrderStoreError(.closed, operation: operation)
    }
}
#endif
