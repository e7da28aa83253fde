#if Service
internal import Metrics
internal import Synchronization

final class CounterSeries: CounterHandler, ExposedSeries {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { value.store(0, ordering: .relaxed) }

    func lines(_ name: String, _ labels: String) -> [String] {
        [PrometheusText.sample(name, labels, String(value.load(ordering: .relaxed)))]
    }
}

final class GaugeSeries: MeterHandler, RecorderHandler, ExposedSeries {
    private let value = Mutex<Double>(0)

    func set(_ new: Int64) { value.withLock { $0 = Double(new) } }
    func set(_ new: Double) { value.withLock { $0 = new } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ new: Int64) { set(new) }
    func record(_ new: Double) { set(new) }

    func lines(_ name: String, _ labels: String) -> [String] {
        [PrometheusText.sample(name, labels, PrometheusText.number(value.withLock { $0 }))]
    }
}

final class HistogramSeries: RecorderHandler, TimerHandler, ExposedSeries {
    /// From half a millisecond to the longest wait for a gateway.
    static let seconds: [Double] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    static let counts: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096, 16384, 65536]

    private struct Sums {
        var buckets: [Int64]
        var count: Int64 = 0
        var sum: Double = 0
    }

    private let bounds: [Double]
    private let sums: Mutex<Sums>

    init(bounds: [Double]) {
        self.bounds = bounds
        sums = Mutex(Sums(buckets: [Int64](repeating: 0, count: bounds.count)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let bucket = bounds.firstIndex { value <= $0 }
        sums.withLock { sums in
            if let bucket { sums.buckets[bucket] += 1 }
            sums.count += 1
            sums.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    func lines(_ name: String, _ labels: String) -> [String] {
        let sums = sums.withLock { $0 }
        var lines: [String] = []
        var below: Int64 = 0
        let prefix = labels.isEmpty ? "" : labels + ","
        for (bound, count) in zip(bounds, sums.buckets) {
            below += count
            lines.append(
                PrometheusText.sample(name + "_bucket", "\(prefix)le=\"\(PrometheusText.number(bound))\"", String(below)))
        }
        lines.append(PrometheusText.sample(name + "_bucket", "\(prefix)le=\"+Inf\"", String(sums.count)))
        lines.append(PrometheusText.sample(name + "_sum", labels, PrometheusText.number(sums.sum)))
        lines.append(PrometheusText.sample(name + "_count", labels, String(sums.count)))
        return lines
    }
}
#endif
