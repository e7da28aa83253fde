#if Dispatcher
internal import GatewaySimulator
internal import Payments
internal import Synchronization

/// A turnstile before and behind every call, and faults of the store by lot.
struct SimulationGate: CallGate {
    let machine: Machine
    let turnstiles: Turnstiles
    let lots: FaultLots

    func before(_ call: DeskCall) async throws(CallFailure) {
        try await pass("> \(call.name)")
        if let failure = lots.failure(before: call) { throw failure }
    }

    func after(_ call: DeskCall) async throws(CallFailure) {
        try await pass("< \(call.name)")
        if let failure = lots.failure(after: call) { throw failure }
    }

    private func pass(_ label: String) async throws(CallFailure) {
        guard machine.isAlive else { throw .processIsGone }
        await turnstiles.pass(label)
        // A dead process's task is let go so that it ends; nothing it does counts any more.
        guard machine.isAlive else { throw .processIsGone }
    }
}

/// Draws what goes wrong with the store.
final class FaultLots: Sendable {
    private struct State {
        var dice: SeededNumbers
        var perThousand = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64) {
        state = Mutex(State(dice: SeededNumbers(seed: seed)))
    }

    /// Of a thousand calls, how many fail.
    func setRate(perThousand: Int) { state.withLock { $0.perThousand = perThousand } }

    func failure(before call: DeskCall) -> CallFailure? {
        guard call.kind == .store else { return nil }
        return state.withLock { state in
            guard state.dice.strikes(state.perThousand) else { return nil }
            let kinds: [OrderStoreError.Kind] =
                call.isWrite
                ? [.busy(retryAfterSeconds: 1), .unavailable(retryAfterSeconds: 2), .full, .readOnly]
                : [.busy(retryAfterSeconds: 1), .unavailable(retryAfterSeconds: 2)]
            return state.dice.choice(of: kinds).map { .store($0) }
        }
    }

    /// It happened, and nobody is told.
    func failure(after call: DeskCall) -> CallFailure? {
        guard call.kind == .store, call.isWrite else { return nil }
        return state.withLock { state in
            state.dice.strikes(state.perThousand) ? .store(.unavailable(retryAfterSeconds: 1)) : nil
        }
    }
}
#endif
