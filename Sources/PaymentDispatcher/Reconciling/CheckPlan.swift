#if Dispatcher
import Payments

/// When to ask about an attempt again, so that money is found though nobody calls. Pure: the same facts give the same plan.
///
/// Soon after the start, then less and less often; at the deadline; through the time in which money may still come; then no more.
struct CheckPlan: Sendable, Hashable {
    enum Next: Sendable, Hashable {
        case at(Timestamp)
        case over(Ending)
    }

    enum Ending: String, Sendable, Hashable, CaseIterable {
        /// There is nothing more to learn.
        case settled
        /// Time is over, and nothing came.
        case lapsed
        /// Time is over while something is open: money without a confirmation, a start without an answer. A person has to look.
        case unresolved
    }

    let subject: CheckSubject

    /// The first question, after the attempt was reserved.
    static let firstSeconds: Int64 = 20

    /// - Parameter asked: when the gateway answered, or would have been asked.
    func next(after asked: Timestamp) -> Next {
        if subject.isSettled { return morningCheck(after: asked) }
        if subject.isRefused { return .over(.settled) }
        guard asked < end else {
            if lastMorning != nil { return morningCheck(after: asked) }
            return .over(isOpen ? .unresolved : .lapsed)
        }
        let regular = asked.adding(milliseconds: Jitter.around(step(at: asked), subject.number, asked))
        let milestone = milestones.filter { $0 > asked }.min() ?? end
        return .at(min(regular, Jitter.behind(milestone, subject.number)))
    }

    /// What was learned already makes a question needless. Time alone never does: whoever was kept from asking asks once more.
    var isOver: Bool { subject.isRefused || (subject.isSettled && lastMorning == nil) }

    /// Something was heard a moment ago of which only a question can tell what it means: a payer looks at the page.
    func isAwaited(at asked: Timestamp) -> Bool {
        !subject.isSettled
            && [subject.moneyKnownAt, subject.queryDueAt].contains { heard in
                heard.map { asked < $0.adding(seconds: Self.fresh) } ?? false
            }
    }

    private var isOpen: Bool { subject.hasOpenMoney || subject.isStartUnknown || subject.isUndecided }

    // MARK: Steps, in seconds

    private static let soon: Int64 = 3
    private static let fresh: Int64 = 2
    private static let quarterHour: Int64 = 900
    private static let hour: Int64 = 3_600
    private static let day: Int64 = 86_400

    private func step(at asked: Timestamp) -> Int64 {
        if isAwaited(at: asked) { return Self.soon }
        if let known = subject.moneyKnownAt {
            return quarter(since: known, asked, Self.firstSeconds...(asked < ownDeadline ? Self.quarterHour : Self.hour))
        }
        if asked < ownDeadline {
            let longest = subject.rhythm == .byNumber ? Self.hour : Self.quarterHour
            return quarter(since: subject.reservedAt, asked, Self.firstSeconds...longest)
        }
        switch subject.rhythm {
        case .immediate: return Self.quarterHour
        case .byNumber: return quarter(since: ownDeadline, asked, 600...Self.hour)
        case .onChain: return quarter(since: ownDeadline, asked, 600...6 * Self.hour)
        }
    }

    private func quarter(since start: Timestamp, _ asked: Timestamp, _ range: ClosedRange<Int64>) -> Int64 {
        min(max((asked.seconds - start.seconds) / 4, range.lowerBound), range.upperBound)
    }

    // MARK: Moments that matter

    private var ownDeadline: Timestamp { subject.instructionsDeadline ?? subject.orderDeadline }

    private var milestones: [Timestamp] {
        var moments = [ownDeadline, subject.orderDeadline, subject.orderExpires].map { $0.adding(seconds: 5) } + [end]
        if !subject.isHeardOf { moments += StartSearch.patience.map { subject.reservedAt.adding(seconds: $0) } }
        return moments
    }

    /// After an answer at this time or later nobody asks again.
    var end: Timestamp {
        var end = max(subject.orderDeadline.adding(seconds: 2 * Self.hour), subject.orderExpires.adding(seconds: 5))
        switch subject.rhythm {
        case .immediate: break
        case .byNumber: end = max(end, ownDeadline.adding(seconds: Self.day))
        case .onChain: end = max(end, max(ownDeadline, subject.orderDeadline).adding(seconds: 7 * Self.day))
        }
        if let known = subject.moneyKnownAt { end = max(end, known.adding(seconds: Self.day)) }
        if let due = subject.queryDueAt { end = max(end, due.adding(seconds: Self.day)) }
        if subject.isStartUnknown { end = max(end, subject.reservedAt.adding(seconds: StartSearch.byListPatience + 60)) }
        return end
    }

    /// After this time nobody asks any more, whatever is still to be learned.
    var lastEnd: Timestamp { max(end, lastMorning ?? end) }

    // MARK: Captures and refunds

    /// Banks are told at night: half past six in the morning, Taiwan time.
    private func morningCheck(after asked: Timestamp) -> Next {
        guard let last = lastMorning else { return .over(.settled) }
        let local = asked.inTaipei
        let morning = local.date.startOfDayInTaipei.adding(seconds: 23_400)
        let next = asked < morning ? morning : morning.adding(seconds: Self.day)
        guard next <= last else { return .over(.unresolved) }
        return .at(Jitter.behind(next, subject.number))
    }

    /// What is paid is asked about while its authorization is not captured, four days long, and while a refund is on its way, two weeks long.
    private var lastMorning: Timestamp? {
        let capture = subject.isCaptureDue ? subject.moneyKnownAt?.adding(seconds: 4 * Self.day) : nil
        let refund = subject.refundPendingSince?.adding(seconds: 14 * Self.day)
        return [capture, refund].compactMap(\.self).max()
    }
}
#endif
