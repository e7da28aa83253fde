#if Dispatcher
internal import GatewaySimulator
internal import Payments

/// What must be true of every order at every moment at which nothing is under way, whatever a story is about. What is wrong is named.
struct StandingOrderChecks {
    /// Everything recorded about one order, and the truth.
    struct Facts {
        let loaded: LoadedOrder
        let events: [StoredEvent]
        let work: [WorkItem]
        /// Of the transactions of its attempts, from the gateways' own books.
        let ledger: [LedgerEntry]
        let endpoints: [EndpointID]
        /// As the desk takes it.
        let now: Timestamp
    }

    let facts: Facts
    let state: OrderState
    private let replayed: [OrderEvent]
    private let snapshot: OrderSnapshot

    /// How many events were held against the evidence before.
    private let comparedEvents: Int

    init(_ facts: Facts, comparedEvents: Int = 0) {
        self.facts = facts
        self.comparedEvents = min(comparedEvents, facts.events.count)
        let (history, events) = facts.loaded.replay()
        snapshot = history.snapshot
        state = history.snapshot.state
        replayed = events
    }

    private var terms: Order { facts.loaded.record.order }

    /// - Parameter isOver: everything that will happen has happened, so no money may be missed any more.
    func problems(isOver: Bool) -> [String] {
        var problems = recordProblems + eventProblems + workProblems + moneyProblems
        if isOver { problems += missedMoney }
        return problems.map { "\(terms.id): \($0)" }
    }

    /// What is stored follows from what was recorded.
    private var recordProblems: [String] {
        var problems: [String] = []
        if !facts.loaded.version.isBehind, facts.loaded.record.snapshot != snapshot.jsonText {
            problems.append("the stored state is not what the evidence gives")
        }
        let keys = facts.loaded.journal.compactMap { entry -> String? in
            guard case .evidence(let evidence) = entry.fact, !evidence.repeatsOnlyNewest else { return nil }
            return evidence.repetitionKey
        }
        if Set(keys).count != keys.count { problems.append("the same was recorded twice") }
        return problems
    }

    /// One event for each change, numbered 1, 2, 3 …, the same bytes as ever; paid is left only through review.
    private var eventProblems: [String] {
        var problems: [String] = []
        let events = facts.events
        if events.map(\.sequence) != Array(1..<(events.count + 1)) { problems.append("the events' numbers have gaps") }
        if facts.loaded.record.version.sequence != events.count { problems.append("the record counts other events") }
        let told = replayed.prefix(events.count).dropFirst(comparedEvents).map(\.jsonText)
        if events.dropFirst(comparedEvents).map(\.body) != told { problems.append("an event is not what the evidence gives") }
        // A person who takes an acceptance back takes with it what only the acceptance had made paid.
        let statuses = replayed.prefix(events.count).map(\.snapshot.state.status)
        for (before, after) in zip(statuses, statuses.dropFirst())
        where before == .paid && after != .paid && after != .review && !isReopened {
            problems.append("paid became \(after)")
        }
        return problems
    }

    /// Every event is to be told once to each endpoint; every order and every attempt that can still move has a next look due.
    private var workProblems: [String] {
        var problems: [String] = []
        let subjects = Set(facts.work.map(\.subject))
        for event in facts.events {
            for endpoint in facts.endpoints
            where !subjects.contains(.delivery(order: terms.id, sequence: event.sequence, to: endpoint)) {
                problems.append("event \(event.sequence) is not planned for \(endpoint)")
            }
        }
        let waiting = Set(facts.work.filter { $0.state == .waiting }.map(\.subject))
        let isBehind = facts.loaded.version.isBehind
        if isBehind, !waiting.contains(.apply(terms.id)) { problems.append("nobody will apply what is recorded") }
        guard state.status.isWaiting, !isBehind else { return problems }
        guard let clock = facts.work.first(where: { $0.subject == .clock(terms.id) && $0.state == .waiting }) else {
            return problems + ["nobody will look at the clock"]
        }
        // Time is over and about to be noted: it is not for the attempts to wait for it.
        guard clock.due > facts.now else { return problems }
        for attempt in state.attempts where [.created, .awaitingPayer, .processing].contains(attempt.status) {
            if !waiting.contains(.check(attempt.number)) { problems.append("nobody will ask about \(attempt.number)") }
        }
        return problems
    }

    /// Paid means that the money is there.
    private var moneyProblems: [String] {
        guard state.status == .paid, !isAccepted else { return [] }
        let tolerance = terms.policies.toleranceBasisPoints
        let enough = facts.ledger.filter { $0.isPaid || $0.isShortWithin(toleranceBasisPoints: tolerance) }
        let full = enough.map(\.asked.amount).reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
        return full >= terms.due.amount ? [] : ["is paid, and the money is not there"]
    }

    /// Money that arrived and stayed is seen. What was withdrawn or given back whole did not stay.
    private var missedMoney: [String] {
        let isThere = facts.ledger.contains { $0.isPaid && !$0.isGone }
        let isSeen = [.paid, .review].contains(state.status)
        return isThere && !isSeen ? ["is \(state.status), and the money is there"] : []
    }

    /// A person took what had arrived by then for all of it, and did not take that back. PAYUNi's books do not date what they
    /// have under another number.
    private var isAccepted: Bool {
        guard let ruling, ruling.decision.kind == .accept else { return false }
        return facts.ledger.contains { entry in
            entry.bookedUnder != nil || entry.receipts.contains { $0.at <= ruling.at }
        }
    }

    /// The newest decision that decides.
    private var ruling: (decision: Decision, at: Timestamp)? {
        let decided = facts.loaded.journal.compactMap { entry -> (decision: Decision, at: Timestamp)? in
            guard case .evidence(let evidence) = entry.fact, case .decision(let decision) = evidence.statement,
                decision.kind != .note
            else { return nil }
            return (decision, evidence.receivedAt)
        }
        return decided.max { $0.decision.number < $1.decision.number }
    }

    private var isReopened: Bool { isDecided(.accept) && isDecided(.reopen) }

    private func isDecided(_ kind: Decision.Kind) -> Bool {
        facts.loaded.journal.contains { entry in
            guard case .evidence(let evidence) = entry.fact, case .decision(let decision) = evidence.statement else {
                return false
            }
            return decision.kind == kind
        }
    }
}
#endif
