#if Dispatcher
import Payments
import Synchronization

/// What a gateway answers to starts, as a test wants it, and how many it was asked for.
final class StartAnswers: Sendable {
    private struct State {
        var answer: WriteOutcome<AttemptStart>
        var count = 0
    }

    private let state: Mutex<State>

    init(_ answer: WriteOutcome<AttemptStart> = .done(AttemptStart(instructions: nil))) { state = Mutex(State(answer: answer)) }

    var count: Int { state.withLock { $0.count } }

    func set(_ answer: WriteOutcome<AttemptStart>) { state.withLock { $0.answer = answer } }

    func work() { set(.done(AttemptStart(instructions: nil))) }

    func give() -> WriteOutcome<AttemptStart> {
        state.withLock { state in
            state.count += 1
            return state.answer
        }
    }
}

/// Holds whoever comes until it is opened, and says when so many are held.
final class StartGate: Sendable {
    private struct State {
        var isOpen = false
        var held: [CheckedContinuation<Void, Never>] = []
        var awaited: (count: Int, continuation: CheckedContinuation<Void, Never>)?
    }

    private let state = Mutex(State())

    func pass() async {
        await withCheckedContinuation { continuation in
            let next: CheckedContinuation<Void, Never>? = state.withLock { state in
                guard !state.isOpen else { return continuation }
                state.held.append(continuation)
                guard let awaited = state.awaited, state.held.count >= awaited.count else { return nil }
                state.awaited = nil
                return awaited.continuation
            }
            next?.resume()
        }
    }

    func holds(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let areThere = state.withLock { state in
                guard state.held.count < count else { return true }
                state.awaited = (count, continuation)
                return false
            }
            if areThere { continuation.resume() }
        }
    }

    func open() {
        let held = state.withLock { state in
            state.isOpen = true
            defer { state.held = [] }
            return state.held
        }
        for continuation in held { continuation.resume() }
    }
}
#endif
