#if Dispatcher
import Payments

/// One attempt whose gateway is to be asked about it, with all that is known.
struct Check: Sendable {
    let item: WorkItem
    let record: AttemptRecord
    let loaded: LoadedOrder
    let subject: CheckSubject
    /// No answer is about a later time than one that is put from now on.
    let begunAt: Timestamp

    var number: AttemptNumber { record.attempt.number }
    var gateway: GatewayID { record.attempt.gateway }
}

/// Which questions are put together. Pure.
struct CheckGroups: Sendable {
    /// Asked about in one call.
    var batch: [Check] = []
    /// Asked about one by one: those for which "not found" decides something, and what must be looked for in a list.
    var single: [Check] = []

    /// - Parameters:
    ///   - canBatch: the gateway takes many at once, and may be asked so.
    ///   - reach: how old an attempt may be that it still finds so, in seconds; `nil`: any age.
    init(_ checks: [Check], canBatch: Bool, reach: Int64? = nil, isListing: Bool) {
        for check in checks {
            let isSought = check.subject.isStartUnknown || (isListing && check.record.gatewayNumbers.isEmpty)
            let isInReach = reach.map { check.begunAt < check.subject.reservedAt.adding(seconds: $0) } ?? true
            if canBatch, isInReach, !isSought { batch.append(check) } else { single.append(check) }
        }
        if batch.count == 1 {
            single = batch + single
            batch = []
        }
    }
}
#endif
