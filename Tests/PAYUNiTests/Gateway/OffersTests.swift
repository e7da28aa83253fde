import Payments
import Testing

@testable import PAYUNi

@Suite("What PAYUNi can still be asked for")
struct OffersTests {
    private let morning = RequestSamples.now

    private func gateway(
        at now: Timestamp, _ methods: Set<PaymentMethod>? = nil, backEnd: Set<BackEndMethod> = []
    ) throws -> PAYUNiGateway {
        let silent = ScriptedTransport { _ throws(TransportFailure) in
            throw TransportFailure(.outcomeUnknown, reason: "silent")
        }
        let settings = PAYUNiSettings(
            credentials: try Desk.credentials(), environment: .sandbox, methods: methods, backEndMethods: backEnd)
        return PAYUNiGateway(settings: settings, transport: silent, time: FixedTime(timestamp: now))
    }

    private func isRefused(_ method: PaymentMethod, _ deadline: Timestamp, by gateway: PAYUNiGateway) async -> Bool {
        let request = AttemptRequest(
            number: "A-1", order: "o-1", amount: .twd(1200), method: method, description: "tea", deadline: deadline)
        guard case .refused = await gateway.start(request) else { return false }
        return true
    }

    @Test("In the evening no account and no code is offered for a deadline of the same day, and what is paid at once still is")
    func evening() throws {
        // 22:10 in Taiwan.
        let now = morning.adding(seconds: (14 * 60 + 10) * 60)
        let gateway = try gateway(at: now, backEnd: [.atm])
        for method in [PaymentMethod.atm, .storeCode] {
            #expect(!gateway.offers(method, until: now.adding(seconds: 1800), at: now))
            #expect(gateway.offers(method, until: now.adding(seconds: 3 * 3600), at: now))
            #expect(gateway.offers(method, until: morning.adding(seconds: 1800), at: morning))
        }
        for method in [PaymentMethod.card, .linePay, .payerChooses] {
            #expect(gateway.offers(method, until: now.adding(seconds: 1800), at: now))
        }
        let numbers = try self.gateway(at: now, [.atm, .storeCode, .payerChooses])
        #expect(!numbers.offers(.payerChooses, until: now.adding(seconds: 1800), at: now))
    }

    @Test("What is offered is not refused for want of time, and what is not offered would be, at any hour")
    func agrees() async throws {
        var generator = Xorshift(state: 11)
        for _ in 0..<300 {
            let now = morning.adding(seconds: Int64.random(in: 0..<86_400, using: &generator))
            let deadline = now.adding(seconds: Int64.random(in: 0...20_000, using: &generator))
            for methods: Set<PaymentMethod>? in [nil, [.atm, .payerChooses]] {
                let gateway = try gateway(at: now, methods, backEnd: Bool.random(using: &generator) ? [.atm, .storeCode] : [])
                for method in gateway.capabilities.methods {
                    let isRefused = await isRefused(method, deadline, by: gateway)
                    #expect(gateway.offers(method, until: deadline, at: now) != isRefused, "\(method) \(now) \(deadline)")
                }
            }
        }
    }
}
