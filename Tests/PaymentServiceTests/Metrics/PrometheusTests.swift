#if Service
import HTTPTypes
import HummingbirdTesting
import Metrics
import Testing

@testable import PaymentService

@Suite("Metrics as text")
struct PrometheusTests {
    @Test("Counters, gauges and histograms are written in the exposition format, sorted")
    func text() {
        let registry = PrometheusRegistry()
        Counter(label: "b_total", dimensions: [("z", "1"), ("a", "x\"y\\z\n")], factory: registry).increment(by: 3)
        Counter(label: "b_total", dimensions: [("z", "1"), ("a", "x\"y\\z\n")], factory: registry).increment()
        Meter(label: "a.gauge", factory: registry).set(2.5)
        let timer = Timer(label: "c", factory: registry)
        timer.recordNanoseconds(2_000_000)
        timer.recordSeconds(100)
        let lines = registry.text.split(separator: "\n").map(String.init)
        #expect(
            Array(lines.prefix(4)) == [
                "# TYPE a_gauge gauge", "a_gauge 2.5", "# TYPE b_total counter", "b_total{a=\"x\\\"y\\\\z\\n\",z=\"1\"} 4",
            ])
        #expect(lines.contains("# TYPE c_seconds histogram") && lines.contains("c_seconds_bucket{le=\"0.0025\"} 1"))
        #expect(lines.contains("c_seconds_bucket{le=\"0.001\"} 0") && lines.contains("c_seconds_bucket{le=\"60\"} 1"))
        #expect(lines.contains("c_seconds_bucket{le=\"+Inf\"} 2") && lines.contains("c_seconds_count 2"))
        #expect(lines.contains("c_seconds_sum 100.002"))
    }

    @Test("A label that grows without end stops being counted, and one name is of one kind")
    func bounds() {
        let registry = PrometheusRegistry()
        for index in 0..<(PrometheusRegistry.maximumSeries + 100) {
            Counter(label: "many_total", dimensions: [("n", "\(index)")], factory: registry).increment()
        }
        Meter(label: "many_total", factory: registry).set(7)
        #expect(registry.text.split(separator: "\n").count == PrometheusRegistry.maximumSeries + 1)
    }

    @Test("Requests are counted by the route as it was declared, never by the path")
    func requests() async throws {
        try await Desk().test { client in
            try await client.open("A-1")
            _ = try await client.order("A-1")
            _ = try await client.order("B-secret")
            let text = try await client.send(.get, "/metrics", headers: [:]).text
            #expect(text.contains("paydesk_http_requests_total{method=\"GET\",route=\"/v1/orders/{order}\",status=\"200\"} 1"))
            #expect(text.contains("paydesk_http_requests_total{method=\"GET\",route=\"/v1/orders/{order}\",status=\"404\"} 1"))
            #expect(!text.contains("B-secret") && !text.contains("A-1"))
        }
    }
}
#endif
