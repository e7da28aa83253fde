#if Dispatcher
import Payments

extension Desk {
    /// New times for the checks of attempts of which something new is recorded. A mere hint plans none: whoever takes it does that, in its
    /// own measure.
    static func plannedChecks(after loaded: LoadedOrder, at now: Timestamp) -> [AttemptCheck] {
        var numbers: Set<AttemptNumber> = []
        for entry in loaded.journal where entry.position > loaded.version.applied {
            guard case .evidence(let evidence) = entry.fact, let number = evidence.attempt else { continue }
            if case .hint = evidence.statement { continue }
            numbers.insert(number)
        }
        return numbers.sorted().compactMap { number in
            guard let subject = CheckSubject(number, of: loaded) else { return nil }
            let item = loaded.work.first { $0.subject == .check(number) }
            return CheckPlan(subject: subject).change(of: item, at: now)
        }
    }
}

extension CheckPlan {
    /// What news about an attempt changes in the plan for it: the next question may come sooner, go ahead of others, or be needless. It never comes later,
    /// so that no flood of news can push it into the future, and whoever asks right now plans what follows.
    func change(of item: WorkItem?, at now: Timestamp) -> AttemptCheck? {
        let isWaiting = item?.state == .waiting
        if let lease = item?.lease, isWaiting, lease.expires > now { return nil }
        switch next(after: now) {
        case .at(let time):
            let isAwaited = isAwaited(at: now)
            guard let item, isWaiting else { return AttemptCheck(subject.number, at: time, isAwaited: isAwaited) }
            if item.due <= time, item.isAwaited || !isAwaited { return nil }
            return AttemptCheck(subject.number, at: min(item.due, time), isAwaited: item.isAwaited || isAwaited)
        // Whoever waits for an answer of the gateway's gets one all the same.
        case .over(.settled): return isWaiting && item?.isAwaited != true ? AttemptCheck(subject.number, at: nil) : nil
        case .over: return nil
        }
    }
}
#endif
