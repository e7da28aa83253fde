#if Dispatcher
import PaymentDispatcher
import Synchronization

/// SplitMix64: the same bytes for the same seed. A draw may be made to repeat the one before.
final class SeededRandomness: RandomSource {
    private struct State {
        var seed: UInt64
        var last: [UInt8] = []
        var repeats = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64 = 1) { state = Mutex(State(seed: seed)) }

    /// The next draws give what the last one gave.
    func repeatLast(_ times: Int = 1) { state.withLock { $0.repeats = times } }

    func bytes(count: Int) -> [UInt8] {
        state.withLock { state in
            if state.repeats > 0, state.last.count == count {
                state.repeats -= 1
                return state.last
            }
            state.last = (0..<count).map { _ in
                state.seed &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state.seed
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return UInt8(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 24)
            }
            return state.last
        }
    }
}
#endif
