struct MemoryWork {
    var order: OrderID
    var queue: WorkQueue
    /// Who is served first among equals: the one planned first.
    var row: Int
    var state = WorkItem.State.waiting
    var due: Timestamp
    /// When it can be claimed: the due time, or the end of a lease; `nil` when there is nothing to do.
    var available: Timestamp?
    var failures = 0
    var isAwaited = false
    var worker: WorkerID?
    var number = 0

    func item(_ subject: WorkSubject) -> WorkItem {
        let lease = worker.flatMap { worker in
            available.map { WorkLease(worker: worker, expires: $0, number: number) }
        }
        return WorkItem(
            subject: subject, order: order, state: state, due: due, failures: failures, isAwaited: isAwaited, lease: lease)
    }
}

extension MemoryState {
    mutating func plan(
        _ subject: WorkSubject, of order: OrderID, in queue: WorkQueue, at time: Timestamp, isAwaited: Bool = false
    ) {
        var item = work[subject] ?? MemoryWork(order: order, queue: queue, row: work.count, due: time)
        item.state = .waiting
        item.due = time
        item.available = time
        item.failures = 0
        item.isAwaited = isAwaited
        item.worker = nil
        item.number += 1
        work[subject] = item
    }

    mutating func planOrEnd(
        _ subject: WorkSubject, of order: OrderID, in queue: WorkQueue, at time: Timestamp?, isAwaited: Bool = false
    ) {
        if let time {
            plan(subject, of: order, in: queue, at: time, isAwaited: isAwaited)
        } else if work[subject] != nil {
            end(subject, .done)
        }
    }

    mutating func planClock(of order: OrderID, at time: Timestamp?) { planOrEnd(.clock(order), of: order, in: .clock, at: time) }

    /// Something was recorded. Whoever applies right now will see that it is not all, so a running lease stays.
    mutating func offerApply(of order: OrderID, at time: Timestamp) {
        if let item = work[.apply(order)], item.state == .waiting { return }
        plan(.apply(order), of: order, in: .apply, at: time)
    }

    private mutating func end(_ subject: WorkSubject, _ state: WorkItem.State) {
        work[subject]?.state = state
        work[subject]?.available = nil
        work[subject]?.worker = nil
        work[subject]?.number += 1
    }

    mutating func claim(_ claim: WorkClaim) -> [WorkItem] {
        let due = work.filter { $0.value.queue == claim.queue && ($0.value.available.map { $0 <= claim.now } ?? false) }
        let first = due.sorted { left, right in
            (left.value.isAwaited ? 0 : 1, left.value.available ?? claim.now, left.value.row)
                < (right.value.isAwaited ? 0 : 1, right.value.available ?? claim.now, right.value.row)
        }
        return first.prefix(claim.limit).compactMap { subject, _ in
            work[subject]?.available = claim.leaseUntil
            work[subject]?.worker = claim.worker
            work[subject]?.number += 1
            return work[subject]?.item(subject)
        }
    }

    mutating func settle(_ item: WorkItem, _ outcome: WorkOutcome) throws(OrderStoreError) {
        guard let lease = item.lease, let present = work[item.subject], present.worker == lease.worker,
            present.number == lease.number
        else { throw OrderStoreError(.conflict(.leaseLost), operation: "settle") }
        switch outcome {
        case .done where isBehind(item.subject): reopen(item.subject, at: present.due)
        case .done: end(item.subject, .done)
        case .parked: end(item.subject, .parked)
        case .replanned(let time): reopen(item.subject, at: time)
        case .postponed(let time): reopen(item.subject, at: time, failures: present.failures, isAwaited: present.isAwaited)
        case .failed(let time): reopen(item.subject, at: time, failures: present.failures + 1, isAwaited: present.isAwaited)
        }
    }

    /// Applying is not done while something recorded waits for it.
    private func isBehind(_ subject: WorkSubject) -> Bool {
        guard case .apply(let order) = subject else { return false }
        return orders[order]?.record.version.isBehind ?? false
    }

    private mutating func reopen(_ subject: WorkSubject, at time: Timestamp, failures: Int = 0, isAwaited: Bool = false) {
        guard let item = work[subject] else { return }
        plan(subject, of: item.order, in: item.queue, at: time, isAwaited: isAwaited)
        work[subject]?.failures = failures
    }

    mutating func schedule(_ subject: WorkSubject, at time: Timestamp, isAwaited: Bool) throws(OrderStoreError) {
        try StoredText.check(subject)
        switch subject {
        case .apply(let order):
            _ = try found(order, operation: "schedule")
            plan(subject, of: order, in: .apply, at: time, isAwaited: isAwaited)
        case .clock(let order):
            _ = try found(order, operation: "schedule")
            plan(subject, of: order, in: .clock, at: time, isAwaited: isAwaited)
        case .check(let number):
            guard let attempt = attempts[number] else { throw OrderStoreError(.notFound(.attempt), operation: "schedule") }
            plan(subject, of: attempt.order, in: .check(attempt.attempt.gateway), at: time, isAwaited: isAwaited)
        case .delivery(let order, let sequence, let endpoint):
            guard events.contains(where: { $0.order == order && $0.sequence == sequence }) else {
                throw OrderStoreError(.notFound(.event), operation: "schedule")
            }
            plan(subject, of: order, in: .delivery(endpoint), at: time, isAwaited: isAwaited)
        case .adoption(let order, _, let gateway):
            _ = try found(order, operation: "schedule")
            plan(subject, of: order, in: .adoption(gateway), at: time, isAwaited: isAwaited)
        }
    }

    mutating func bringForward(by milliseconds: Int64) {
        guard milliseconds > 0 else { return }
        for (subject, item) in work {
            guard let available = item.available else { continue }
            work[subject]?.due = item.due.adding(milliseconds: -milliseconds)
            work[subject]?.available = available.adding(milliseconds: -milliseconds)
        }
    }

    var queues: [WorkQueue] { Array(Set(work.values.filter { $0.available != nil }.map(\.queue))) }

    func work(of order: OrderID) -> [WorkItem] {
        work.filter { $0.value.order == order }.sorted { $0.value.row < $1.value.row }.map { $0.value.item($0.key) }
    }
}
