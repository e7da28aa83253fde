import Testing

@testable import Payments

/// A release may change the rules; what was told under the old ones keeps its numbers.
@Suite("Orders resumed by new rules")
struct ResumedOrderTests {
    private let paid = Scene.said(.paid, at: 5)
    private let late = Scene.said(.paid, at: 8, attempt: Scene.second, number: "T-2")

    /// An order whose stored state was written when the history had other events than now.
    private func loaded(
        _ evidence: [Evidence], applied: Int, sequence: Int, _ told: (status: OrderStatus, snapshot: String)
    ) -> LoadedOrder {
        let journal = evidence.enumerated().map { index, evidence in
            JournalEntry(position: index + 1, at: evidence.receivedAt, fact: .evidence(evidence))
        }
        let version = OrderVersion(sequence: sequence, recorded: evidence.count, applied: applied)
        return LoadedOrder(
            record: OrderRecord(
                order: Scene.order(), token: nil, attachment: "", status: told.status, version: version, snapshot: told.snapshot,
                createdAt: Scene.start, changedAt: Scene.start), journal: attempts + journal.map(shifted), work: [])
    }

    private let attempts = Scene.order().attempts.enumerated().map { index, attempt in
        JournalEntry(position: index + 1, at: Scene.start, fact: .attempt(attempt))
    }

    private func shifted(_ entry: JournalEntry) -> JournalEntry {
        JournalEntry(position: entry.position + attempts.count, at: entry.at, fact: entry.fact)
    }

    private func snapshot(_ evidence: [Evidence], _ sequence: Int) -> String {
        OrderSnapshot(order: "O-1", sequence: sequence, state: fold(Scene.order(), evidence)).jsonText
    }

    @Test("Under the same rules the events that follow are those of a replay")
    func same() {
        let (history, all) = loaded([paid, late], applied: 2, sequence: 2, (.open, "")).replay()
        #expect(all.map(\.name) == ["order.updated", "order.updated", "order.paid", "order.updated"])
        for applied in 2...4 {
            let told = OrderSnapshot(order: "O-1", sequence: applied, state: all[applied - 1].snapshot.state)
            let order = loaded([paid, late], applied: applied, sequence: applied, (told.state.status, told.jsonText))
            let resumed = order.resume(at: Scene.at(99))
            #expect(resumed.events == Array(all.dropFirst(applied)))
            #expect(resumed.snapshot == history.snapshot && resumed.before == told.state)
        }
    }

    @Test("What the same facts give now and gave not then is told first, under the next number", arguments: [1, 3, 9])
    func otherRules(sequence: Int) {
        let old = snapshot([], sequence)
        let order = loaded([paid, late], applied: 3, sequence: sequence, (.open, old))
        let resumed = order.resume(at: Scene.at(99))
        #expect(resumed.events.map(\.sequence) == [sequence + 1, sequence + 2])
        #expect(resumed.events.map(\.name) == ["order.paid", "order.updated"])
        #expect(resumed.events.map(\.at) == [Scene.at(99), late.receivedAt])
        #expect(resumed.snapshot.sequence == sequence + 2)
        #expect(resumed.snapshot.state == fold(Scene.order(), [paid, late]))
    }

    @Test("A state that differs in less than its status is told as a change")
    func lesserChange() {
        let order = loaded([paid], applied: 3, sequence: 7, (.paid, snapshot([paid, late], 7)))
        #expect(order.resume(at: Scene.at(99)).events.map(\.name) == ["order.updated"])
    }
}
