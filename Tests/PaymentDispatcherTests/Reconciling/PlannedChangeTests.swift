#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct PlannedChangeTests {
    let now = CheckPlanTests.start.adding(seconds: 400)
    let subject: CheckSubject
    let regular: Timestamp

    init() throws {
        subject = try CheckPlanTests.subject(.immediate)
        guard case .at(let time) = CheckPlan(subject: subject).next(after: now) else { throw CancellationError() }
        regular = time
    }

    private func item(
        due: Timestamp, _ state: WorkItem.State = .waiting, leasedUntil: Timestamp? = nil, isAwaited: Bool = false
    ) -> WorkItem {
        WorkItem(
            subject: .check("A1"), order: "o-1", state: state, due: due, failures: 0, isAwaited: isAwaited,
            lease: leasedUntil.map { WorkLease(worker: "w", expires: $0, number: 1) })
    }

    private func change(_ item: WorkItem?, _ subject: CheckSubject? = nil) -> AttemptCheck? {
        CheckPlan(subject: subject ?? self.subject).change(of: item, at: now)
    }

    @Test("News bring the next question nearer, and never put it off")
    func nearer() {
        #expect(change(item(due: regular.adding(seconds: 1))) == AttemptCheck("A1", at: regular))
        #expect(change(item(due: regular)) == nil)
        #expect(change(item(due: now.adding(seconds: -5))) == nil)
    }

    @Test("Money that was heard of a moment ago and waits for its confirmation is asked about ahead of others")
    func awaited() {
        var unconfirmed = subject
        unconfirmed.moneyKnownAt = now
        let soon = CheckPlan(subject: unconfirmed).next(after: now)
        #expect(change(nil, unconfirmed).map { CheckPlan.Next.at($0.at ?? now) } == soon)
        #expect(change(nil, unconfirmed)?.isAwaited == true)
        // Planned for earlier, in line: it keeps its time and goes ahead.
        let late = now.adding(seconds: -50)
        #expect(change(item(due: late), unconfirmed) == AttemptCheck("A1", at: late, isAwaited: true))
        #expect(change(item(due: late, isAwaited: true), unconfirmed) == nil)
        // Later news do not take away that somebody waits.
        #expect(
            change(item(due: regular.adding(seconds: 9), isAwaited: true)) == AttemptCheck("A1", at: regular, isAwaited: true))
        unconfirmed.moneyKnownAt = now.adding(seconds: -60)
        #expect(change(nil, unconfirmed)?.isAwaited == false)
    }

    @Test("A message of which only a question can tell what it means is asked about at once, ahead of others")
    func queryDue() throws {
        var unclear = try CheckPlanTests.subject(.byNumber, deadlineHours: 72)
        unclear.queryDueAt = now
        let soon = try #require(change(item(due: now.adding(seconds: 3_000)), unclear))
        #expect(soon.isAwaited)
        #expect(try #require(soon.at) <= now.adding(seconds: 5))
        unclear.queryDueAt = now.adding(seconds: -60)
        #expect(change(item(due: now.adding(seconds: 60)), unclear) == nil)
    }

    @Test("Who asks right now plans what follows; whose lease ran out does not")
    func leased() {
        let late = regular.adding(seconds: 100)
        #expect(change(item(due: late, leasedUntil: now.adding(seconds: 1))) == nil)
        #expect(change(item(due: late, leasedUntil: now)) == AttemptCheck("A1", at: regular))
    }

    @Test("Where nobody asked any more, news begin it again", arguments: [WorkItem.State.done, .parked])
    func again(state: WorkItem.State) {
        #expect(change(item(due: now.adding(seconds: -5), state)) == AttemptCheck("A1", at: regular))
        #expect(change(nil) == AttemptCheck("A1", at: regular))
    }

    @Test("What is settled needs no question; what is merely past its time is left to whoever asks last")
    func over() {
        var settled = subject
        settled.isSettled = true
        #expect(change(item(due: regular), settled) == AttemptCheck("A1", at: nil))
        #expect(change(item(due: regular, .done), settled) == nil)
        #expect(change(item(due: regular, isAwaited: true), settled) == nil, "somebody waits for an answer")
        var past = subject
        past.orderDeadline = now.adding(seconds: -9_000)
        past.orderExpires = past.orderDeadline
        #expect(change(item(due: regular), past) == nil)
    }
}
#endif
