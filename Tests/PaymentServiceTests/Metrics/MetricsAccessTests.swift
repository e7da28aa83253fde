#if Service
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaymentService

@Suite("Who may look at the metrics")
struct MetricsAccessTests {
    @Test("Where they take a key, it must be one that may read")
    func key() async throws {
        try await Desk(metricsAccess: .key).test { client in
            let stranger = try await client.send(.get, "/metrics", headers: [:])
            #expect(stranger.status == 401 && stranger.headers[.wwwAuthenticate] == "Bearer")
            #expect(!stranger.text.contains("paydesk_"))
            for key in [TestKeys.charge, TestKeys.operate] {
                let answer = try await client.send(.get, "/metrics", headers: [.authorization: "Bearer \(key)"])
                #expect(answer.status == 403 && !answer.text.contains("paydesk_"))
            }
            let reader = try await client.send(.get, "/metrics", headers: [.authorization: "Bearer \(TestKeys.read)"])
            #expect(reader.status == 200 && reader.text.contains("paydesk_http_requests_total"))
        }
    }

    @Test("Unless that is said they are open")
    func open() async throws {
        let answer = try await Desk().test { try await $0.send(.get, "/metrics", headers: [:]) }
        #expect(answer.status == 200)
    }
}
#endif
