#if Dispatcher
internal import Payments
internal import Synchronization

/// What a scenario has planned for the desk's calls. Shared by every desk that the scenario starts.
final class CallPlans: Sendable {
    enum Side: Sendable, Hashable {
        case before, after
    }

    enum Deed: Sendable {
        /// The process dies.
        case crash
        /// The call fails.
        case fail(CallFailure)
        /// Something else happens meanwhile.
        case meanwhile(@Sendable () async -> Void)
    }

    private struct Plan {
        let name: String
        let side: Side
        var skipping: Int
        /// How often it is still to happen; `nil`: until it is forgotten.
        var times: Int?
        let deed: Deed
        var hasHappened = false

        /// It happened less often than it was made for.
        var isLeftOver: Bool { times.map { $0 > 0 } ?? !hasHappened }
        var isFailure: Bool { if case .fail = deed { true } else { false } }
        var words: String { "\(side) \(name)" }
    }

    private struct State {
        var plans: [Plan] = []
        /// Failures that were left over when they were forgotten.
        var missed: [String] = []
        var counts: [DeskCall: Int] = [:]
    }

    private let state = Mutex(State())

    /// - Parameters:
    ///   - name: the call's name, or `*` for any call to the store that changes something.
    ///   - times: how often; `nil` until it is forgotten.
    func add(_ deed: Deed, _ side: Side, of name: String, skipping: Int, times: Int?) {
        state.withLock { $0.plans.append(Plan(name: name, side: side, skipping: skipping, times: times, deed: deed)) }
    }

    /// Everything works again.
    func forgetFailures() {
        state.withLock { state in
            state.missed += state.plans.filter { $0.isFailure && $0.isLeftOver }.map(\.words)
            state.plans.removeAll(where: \.isFailure)
        }
    }

    /// Plans that nothing came of, or not as often as they were made for.
    var leftOver: [String] {
        state.withLock { state in state.missed + state.plans.filter(\.isLeftOver).map(\.words) }
    }

    func count(_ call: DeskCall) { state.withLock { $0.counts[call, default: 0] += 1 } }

    /// How many calls of a sort were made.
    func made(where isWanted: (DeskCall) -> Bool) -> Int {
        state.withLock { state in state.counts.filter { isWanted($0.key) }.map(\.value).reduce(0, +) }
    }

    func next(_ side: Side, of call: DeskCall) -> Deed? {
        state.withLock { state in
            for index in state.plans.indices where state.plans[index].side == side && state.plans[index].times != 0 {
                guard state.plans[index].name == call.name || (state.plans[index].name == "*" && call.isWrite) else { continue }
                if state.plans[index].skipping > 0 {
                    state.plans[index].skipping -= 1
                    continue
                }
                state.plans[index].times = state.plans[index].times.map { $0 - 1 }
                state.plans[index].hasHappened = true
                return state.plans[index].deed
            }
            return nil
        }
    }
}

/// The gate of one desk of a scenario.
struct StageGate: CallGate {
    let machine: Machine
    let plans: CallPlans

    func before(_ call: DeskCall) async throws(CallFailure) {
        guard machine.isAlive else { throw .processIsGone }
        try await pass(.before, call)
        plans.count(call)
    }

    func after(_ call: DeskCall) async throws(CallFailure) {
        try await pass(.after, call)
    }

    private func pass(_ side: CallPlans.Side, _ call: DeskCall) async throws(CallFailure) {
        switch plans.next(side, of: call) {
        case .crash?: machine.kill()
        case .fail(let failure)?: throw failure
        case .meanwhile(let deed)?: await deed()
        case nil: break
        }
        guard machine.isAlive else { throw .processIsGone }
    }
}
#endif
