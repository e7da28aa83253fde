#if Service
import Synchronization

/// Lets only so many in at once; the others are told to come back, at once, instead of waiting together.
final class AdmissionGate: Sendable {
    private let limit: Int
    private let inside = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    nonisolated(nonsending) func pass<Value>(_ work: nonisolated(nonsending) () async throws -> Value) async throws -> Value {
        guard enter() else { throw Problem(.overloaded, retryAfterSeconds: 1) }
        defer { leave() }
        return try await work()
    }

    func enter() -> Bool {
        guard inside.wrappingAdd(1, ordering: .relaxed).newValue <= limit else {
            leave()
            return false
        }
        return true
    }

    func leave() { inside.wrappingSubtract(1, ordering: .relaxed) }
}
#endif
