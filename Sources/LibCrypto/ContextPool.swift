internal import Synchronization

/// A fixed number of contexts, each lent to one caller at a time.
///
/// A flag per context takes the place of one lock over all: callers never wait for each other, and whoever finds every context lent
/// gets one made for the occasion. The flag's acquire and release order one caller's use before the next one's.
final class ContextPool: Sendable {
    private static let size = 16

    private let material: KeyMaterial
    private let algorithms: Algorithms
    private let slots: [Slot]

    init(material: KeyMaterial, algorithms: Algorithms) throws(CryptoFailure) {
        var slots: [Slot] = []
        slots.reserveCapacity(Self.size)
        for _ in 0..<Self.size {
            slots.append(Slot(context: try CipherContext(material: material, algorithms: algorithms)))
        }
        self.material = material
        self.algorithms = algorithms
        self.slots = slots
    }

    func withContext<Value>(_ body: (CipherContext) throws(CryptoFailure) -> Value) throws(CryptoFailure) -> Value {
        for slot in slots {
            if slot.isLent.compareExchange(expected: false, desired: true, successOrdering: .acquiring, failureOrdering: .relaxed)
                .exchanged
            {
                defer { slot.isLent.store(false, ordering: .releasing) }
                return try body(slot.context)
            }
        }
        return try body(try CipherContext(material: material, algorithms: algorithms))
    }

    private final class Slot: Sendable {
        let context: CipherContext
        let isLent = Atomic<Bool>(false)

        init(context: CipherContext) { self.context = context }
    }
}
