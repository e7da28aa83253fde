#if Dispatcher
internal import Metrics
internal import Synchronization

/// Counters, each made once. What labels may say comes from code, and still there is a limit to how many there can be.
final class Counters: Sendable {
    private struct Key: Hashable {
        let count: Count
        let values: [String]
    }

    private static let most = 1000

    private let factory: any MetricsFactory
    private let made = Mutex<[Key: Counter]>([:])

    init(_ factory: any MetricsFactory) { self.factory = factory }

    /// - Parameter values: one for each label of `count`, in their order.
    func add(_ amount: Int, to count: Count, _ values: [String]) {
        let counter = made.withLock { made in
            let key = Key(count: count, values: values)
            if let counter = made[key] { return counter }
            let labels = made.count < Self.most ? values : values.map { _ in "other" }
            let counter = Counter(label: count.rawValue, dimensions: Array(zip(count.labels, labels)), factory: factory)
            if made.count < Self.most { made[key] = counter }
            return counter
        }
        counter.increment(by: amount)
    }
}

extension Desk {
    func count(_ count: Count, _ values: String..., by amount: Int = 1) { counters.add(amount, to: count, values) }
}
#endif
