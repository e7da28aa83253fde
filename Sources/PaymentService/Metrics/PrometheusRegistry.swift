#if Service
public import Metrics
internal import Synchronization

/// Every metric of this process, kept to be fetched as text in Prometheus' exposition format.
///
/// Hand it to `MetricsSystem.bootstrap` once, and show ``text`` at `/metrics`. A name that Prometheus would not take is written with
/// underscores. One name has at most ``maximumSeries`` combinations of labels; what comes after them is not counted, so that a label
/// that somebody outside can choose does not fill the memory.
public final class PrometheusRegistry: MetricsFactory {
    public static let maximumSeries = 500

    private let families = Mutex<[String: Family]>([:])

    public init() {}

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter, make: CounterSeries.init) ?? CounterSeries()
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge, make: GaugeSeries.init) ?? GaugeSeries()
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate
            ? series(label, dimensions, .histogram) { HistogramSeries(bounds: HistogramSeries.counts) }
                ?? HistogramSeries(bounds: HistogramSeries.counts)
            : series(label, dimensions, .gauge, make: GaugeSeries.init) ?? GaugeSeries()
    }

    /// A timer's name gets `_seconds` unless it ends so.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let name = label.hasSuffix("_seconds") ? label : label + "_seconds"
        return series(name, dimensions, .histogram) { HistogramSeries(bounds: HistogramSeries.seconds) }
            ?? HistogramSeries(bounds: HistogramSeries.seconds)
    }

    // What was counted stays: a counter that starts again at zero looks like a restart.
    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// All of it, sorted by name and labels.
    public var text: String {
        families.withLock { families in
            families.sorted { $0.key < $1.key }.map { name, family in family.text(name) }.joined()
        }
    }

    /// `nil` when the name stands for another kind or has too many combinations already.
    private func series<Series: ExposedSeries>(
        _ label: String, _ dimensions: [(String, String)], _ kind: Family.Kind, make: () -> Series
    ) -> Series? {
        let name = PrometheusText.name(label)
        let labels = PrometheusText.labels(dimensions)
        return families.withLock { families in
            var family = families[name] ?? Family(kind: kind)
            guard family.kind == kind else { return nil }
            if let known = family.series[labels] { return known as? Series }
            guard family.series.count < Self.maximumSeries else { return nil }
            let series = make()
            family.series[labels] = series
            families[name] = family
            return series
        }
    }
}

/// All combinations of labels under one name.
struct Family {
    enum Kind: String {
        case counter, gauge, histogram
    }

    let kind: Kind
    var series: [String: any ExposedSeries] = [:]

    init(kind: Kind) { self.kind = kind }

    func text(_ name: String) -> String {
        "# TYPE \(name) \(kind.rawValue)\n"
            + series.sorted { $0.key < $1.key }.flatMap { labels, series in series.lines(name, labels) }.map { $0 + "\n" }
            .joined()
    }
}

protocol ExposedSeries: AnyObject, Sendable {
    /// - Parameter labels: `a="1",b="2"`, or nothing.
    func lines(_ name: String, _ labels: String) -> [String]
}
#endif
