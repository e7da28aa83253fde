#if Dispatcher
import Payments

/// What becomes of a check after its gateway was asked. Pure.
enum CheckVerdict: Sendable, Hashable {
    /// The start never happened: that is to be recorded.
    case neverBegun
    case plan(CheckPlan.Next)
    /// The gateway wants to be left alone until then.
    case wait(until: Timestamp)
    /// Nothing was learned.
    case retry(at: Timestamp)
    /// Nothing was learned for so long that nobody tries any more.
    case abandoned

    /// Time after the end of the plan in which a gateway that gave no usable answer is still asked.
    static let patienceSeconds: Int64 = 14 * 86_400

    /// What is settled and asked about at somebody's wish is not asked about for ever.
    private static let mostFailuresWhenOver = 4

    /// - Parameters:
    ///   - subject: with what the answer told.
    ///   - failures: how often in a row nothing was learned, before this time.
    ///   - asked: when the question was put. A machine that its host stopped meanwhile hears of a time that is long past.
    init(
        _ answer: GatewayAnswer, about subject: CheckSubject, failures: Int, asked: Timestamp, at now: Timestamp, roll: UInt64
    ) {
        let plan = CheckPlan(subject: subject)
        switch answer {
        case .nothing(let isList) where StartSearch.isOver(subject, at: min(asked, now), isList: isList): self = .neverBegun
        case .said, .nothing: self = .plan(Self.next(plan, asked: asked, now: now))
        case .notAsked(let until): self = .wait(until: until)
        // There was hardly anything to learn.
        case .failed where plan.isOver && failures >= Self.mostFailuresWhenOver: self = .plan(.over(.settled))
        case .failed where now >= plan.lastEnd.adding(seconds: Self.patienceSeconds): self = .abandoned
        case .failed: self = .retry(at: RetryPlan.standard.retry(after: now, failures: failures, roll: roll))
        }
    }

    /// Time ends a plan only after an answer from behind its end. What is settled has ends of its own.
    private static func next(_ plan: CheckPlan, asked: Timestamp, now: Timestamp) -> CheckPlan.Next {
        let next = plan.next(after: now)
        guard case .over(let ending) = next, ending != .settled, !plan.subject.isSettled, asked < plan.end else { return next }
        return .at(now)
    }

    var outcome: WorkOutcome {
        switch self {
        case .neverBegun, .plan(.over(.settled)), .plan(.over(.lapsed)): .done
        case .plan(.at(let time)): .replanned(at: time)
        case .wait(let time): .postponed(until: time)
        case .plan(.over(.unresolved)), .abandoned: .parked
        case .retry(let time): .failed(retryAt: time)
        }
    }

    /// It stopped before anything was settled, and says so.
    var ending: CheckPlan.Ending? {
        switch self {
        case .plan(.over(let ending)) where ending != .settled: ending
        case .abandoned: .unresolved
        default: nil
        }
    }
}
#endif
