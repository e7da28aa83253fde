#if Dispatcher
internal import Logging
internal import Payments

/// What a gateway said about an attempt that is ours.
struct BoundReport {
    let order: OrderID
    let attempt: Attempt
    var report: TransactionReport

    init(_ record: AttemptRecord, _ report: TransactionReport) {
        order = record.order
        attempt = record.attempt
        self.report = report
    }

    init(_ order: LoadedOrder, _ attempt: Attempt, _ report: TransactionReport) {
        self.order = order.record.order.id
        self.attempt = attempt
        self.report = report
    }
}

/// The bytes a message came in.
struct Source {
    let digest: String?
    /// `nil` where they are not worth keeping.
    let body: [UInt8]?
}

extension Desk {
    /// Records what a gateway said about an attempt, as of now, and brings the order up to date when that was news; see ``append(_:knowing:)``.
    ///
    /// Numbers of the gateway are bound to the attempt. A report under a number that is another attempt's is recorded as a mismatch,
    /// so that its money is never counted here.
    @discardableResult
    func learn(
        _ report: GatewayReport, about record: AttemptRecord, by verification: VerifiedReport.Verification
    ) async throws(OrderStoreError) -> [AppendReceipt] {
        try await self.record(report.transactions.map { BoundReport(record, $0) }, by: verification)
    }

    /// ``learn(_:about:by:)`` for reports about several attempts, all of them recorded or none.
    /// - Parameter loaded: the order that they are about, when it was just loaded.
    @discardableResult
    func record(
        _ reports: [BoundReport], by verification: VerifiedReport.Verification, from source: Source? = nil,
        knowing loaded: LoadedOrder? = nil
    ) async throws(OrderStoreError) -> [AppendReceipt] {
        guard !reports.isEmpty else { return [] }
        let now = time.now()
        let moments = try await moments(of: reports, knowing: loaded, at: now)
        func pieces(_ reports: [(BoundReport, binds: Bool)]) -> [EvidenceAppend] {
            zip(reports, moments).map { report, moment in
                let (bound, binds) = report
                let verified = VerifiedReport(
                    attempt: bound.attempt.number, report: bound.report, verification: verification)
                return EvidenceAppend(
                    Evidence(.report(verified), receivedAt: moment, digest: source?.digest), to: bound.order,
                    rawBody: source?.body, bindsGatewayNumber: binds)
            }
        }
        do throws(OrderStoreError) {
            return try await append(pieces(reports.map { ($0, true) }), knowing: loaded)
        } catch {
            guard error.kind == .conflict(.gatewayNumberBound) else { throw error }
            return try await append(pieces(try await markedWhereBound(reports)), knowing: loaded)
        }
    }

    /// When each is received: now. What went back is no earlier than what people decided before it was heard of, also where the clock was put
    /// right since: they decided about money that was here.
    private func moments(
        of reports: [BoundReport], knowing loaded: LoadedOrder?, at now: Timestamp
    ) async throws(OrderStoreError) -> [Timestamp] {
        var moments: [Timestamp] = []
        for bound in reports {
            guard bound.report.claim == .canceled || bound.report.settlement?.refunded != nil else {
                moments.append(now)
                continue
            }
            let known = loaded?.record.order.id == bound.order ? loaded : try await readable(bound.order)
            moments.append(max(known?.lastDecidedAt ?? now, now))
        }
        return moments
    }

    /// `nil` for an order that cannot be read: what is said about it is kept for the day when it can.
    private func readable(_ order: OrderID) async throws(OrderStoreError) -> LoadedOrder? {
        do throws(OrderStoreError) {
            return try await store.load(order)
        } catch {
            guard error.kind == .corrupted else { throw error }
            return nil
        }
    }

    /// One statement of our own about an order.
    @discardableResult
    func note(_ statement: Statement, about order: OrderID) async throws(OrderStoreError) -> [AppendReceipt] {
        try await append([EvidenceAppend(Evidence(statement, receivedAt: time.now()), to: order)])
    }

    private func markedWhereBound(
        _ reports: [BoundReport]
    ) async throws(OrderStoreError) -> [(BoundReport, binds: Bool)] {
        var marked: [(BoundReport, binds: Bool)] = []
        for var bound in reports {
            let attempt = bound.attempt
            let owner = try await store.attempt(of: attempt.gateway, number: bound.report.gatewayNumber)
            let isForeign = owner.map { $0.attempt.number != attempt.number } ?? false
            if isForeign {
                bound.report.notices.append(.mismatch(field: "gatewayNumber"))
                log(
                    .warning, "a gateway's number belongs to another attempt",
                    [.gateway: attempt.gateway.text, .attempt: attempt.number.text])
            }
            marked.append((bound, !isForeign))
        }
        return marked
    }
}
#endif
