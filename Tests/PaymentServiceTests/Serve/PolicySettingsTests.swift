#if Service
import HTTPTypes
import PaymentDispatcher
import Payments
import StrictJSON
import Testing

@testable import PaymentService
@testable import paydesk

@Suite("Policies of the merchant")
struct PolicySettingsTests {
    static let variables: [String: String?] = [
        "PAYDESK_POLICY_LATE": "acceptWithinGrace", "PAYDESK_POLICY_OVER": "review", "PAYDESK_POLICY_AFTER_CANCEL": "accept",
        "PAYDESK_POLICY_CONFIRMATION": "above:1000:TWD", "PAYDESK_POLICY_TOLERANCE_BASIS_POINTS": "50",
        "PAYDESK_POLICY_GRACE_SECONDS": "3600", "PAYDESK_RECONCILIATION_RATE_PER_SECOND": "5",
        "PAYDESK_RECONCILIATION_CONCURRENCY": "2",
    ]

    /// The same as the variables say.
    static func policies() throws -> OrderPolicies {
        OrderPolicies(
            late: .acceptWithinGrace, over: .review, afterCancel: .accept,
            confirmation: .above(try required(Money("1000", "TWD"))), toleranceBasisPoints: 50, graceSeconds: 3600)
    }

    @Test("Where nothing is set, policies and pace are the library's own")
    func defaults() throws {
        let settings = try DeskSettings(variables: GoodSettings.variables).dispatcher
        #expect(settings.policies == OrderPolicies() && settings.reconciliation == ReconciliationSettings())
    }

    @Test("Every policy and the pace of reconciliation can be set, and reach the dispatcher")
    func variables() throws {
        let settings = try DeskSettings(variables: GoodSettings.with(Self.variables)).dispatcher
        #expect(settings.policies == (try Self.policies()))
        #expect(settings.reconciliation == ReconciliationSettings(concurrency: 2, ratePerSecond: 5))
        #expect(settings.publicURL?.text == "https://desk.example" && settings.endpoints.map(\.id.text) == ["default"])
    }

    @Test("A file says the same under policy and reconciliation")
    func file() throws {
        let lines = """

            policy: {late: acceptWithinGrace, over: review, after_cancel: accept, confirmation: "above:1000:TWD",
              tolerance_basis_points: 50, grace_seconds: 3600}
            reconciliation: {rate_per_second: 5, concurrency: 2}
            """
        let settings = try SettingsFileTests.settings(SettingsFileTests.yaml + lines, "yaml").dispatcher
        #expect(settings.policies == (try Self.policies()))
        #expect(settings.reconciliation == ReconciliationSettings(concurrency: 2, ratePerSecond: 5))
    }

    @Test(
        "The ends of each range can be set",
        arguments: [
            ("PAYDESK_POLICY_TOLERANCE_BASIS_POINTS", "0"), ("PAYDESK_POLICY_TOLERANCE_BASIS_POINTS", "10000"),
            ("PAYDESK_POLICY_GRACE_SECONDS", "31622400"), ("PAYDESK_RECONCILIATION_RATE_PER_SECOND", "1"),
            ("PAYDESK_RECONCILIATION_RATE_PER_SECOND", "1000"), ("PAYDESK_RECONCILIATION_CONCURRENCY", "256"),
            ("PAYDESK_POLICY_CONFIRMATION", "always"), ("PAYDESK_POLICY_CONFIRMATION", "callbackIsEnough"),
            ("PAYDESK_POLICY_CONFIRMATION", "above:0.5:USD"),
        ])
    func ends(_ name: String, _ value: String) throws {
        _ = try DeskSettings(variables: GoodSettings.with([name: value]))
    }

    @Test("An order has what it says itself, and the merchant's for the rest; both are recorded with it")
    func merged() async throws {
        let desk = try Desk(policies: try Self.policies())
        try await desk.test { client in
            let extra = ",\"policies\":{\"late\":\"review\",\"graceSeconds\":0,\"confirmation\":null}"
            let opened = try await client.send(.post, "/v1/orders", Terms.json(extra: extra))
            #expect(opened.status == 201)
            var expected = try Self.policies()
            expected.late = .review
            expected.graceSeconds = 0
            #expect(try await desk.store.order("A-1")?.order.policies == expected)
            #expect(try opened.json["policies"]?["over"]?.string == "review")
            try await client.open("A-2")
            #expect(try await desk.store.order("A-2")?.order.policies == (try Self.policies()))
        }
    }

    @Test("Other settings change no order, and what was asked before is the same request after")
    func changed() async throws {
        let before = try Desk(policies: try Self.policies())
        let extra = ",\"policies\":{\"late\":\"review\"}"
        let opened = try await before.test { client in
            try await client.open("A-2")
            return try await client.send(.post, "/v1/orders", Terms.json(extra: extra))
        }
        try await Desk(store: before.store).test { client in
            let again = try await client.send(.post, "/v1/orders", Terms.json(extra: extra))
            #expect(again.status == 201 && again.text == opened.text)
            let order = try await client.order("A-2")
            #expect(try order.json["policies"]?["late"]?.string == "acceptWithinGrace")
            try await client.open("A-2")
            let other = try await client.send(
                .post, "/v1/orders", Terms.json(extra: ",\"policies\":{\"late\":\"review\",\"over\":\"accept\"}"))
            #expect(other.status == 409 && other.code == "terms_differ")
        }
    }
}
#endif
