import PaymentForms
import Payments
import Testing

@testable import PAYUNi

@Suite("A shared attempt as a hosted page")
struct HostedAttemptTests {
    private let now = RequestSamples.now

    private func attempt(_ method: PaymentMethod = .payerChooses, deadlineIn seconds: Int64? = nil) -> AttemptRequest {
        AttemptRequest(
            number: "N-1", order: "O-1", amount: .twd(500), method: method, description: "Tea;Cup; ",
            deadline: seconds.map { now.adding(seconds: $0) }, payerEmail: "a@example.com", language: "zh-Hant-TW")
    }

    @Test("Each method becomes its switch, and an unknown one no page")
    func methods() throws {
        for method in HostedMethod.allCases {
            let page = try #require(try HostedPageRequest(attempt(method.paymentMethod), at: now))
            #expect(page.methods == [method])
            #expect(try page.checked(at: now)[method.field.rawValue] == "1")
        }
        #expect(try HostedPageRequest(attempt(.cardInstallment), at: now)?.installments.count == 7)
        #expect(try HostedPageRequest(attempt(.stablecoin), at: now) == nil)
        let page = try #require(try HostedPageRequest(attempt(), at: now))
        #expect(page.methods.isEmpty && page.items == ["Tea", "Cup"] && page.language == .chinese)
    }

    @Test(
        "A notify address has a port that PAYUNi's servers reach, unless it is on this machine, where they reach none",
        arguments: [
            ("https://shop.example/notify", true), ("http://shop.example/notify", true),
            ("https://shop.example:8443/notify", false),
            ("http://127.0.0.1:8400/notify", true), ("http://localhost:8400/notify", true),
            ("http://10.0.0.1:8400/notify", false),
        ])
    func notifyPorts(_ address: String, _ isReachable: Bool) throws {
        var request = attempt(.atm)
        request.callbackURL = try RequestSamples.url(address)
        let page = try #require(try HostedPageRequest(request, at: now))
        #expect(faults { try page.checked(at: now) }.isEmpty == isReachable)
    }

    @Test("No deadline is ever stretched beyond its own day, nor beyond what the method allows")
    func deadlines() throws {
        var generator = Xorshift(state: 5)
        for method in [PaymentMethod.payerChooses, .atm, .storeCode, .card] {
            for _ in 0..<500 {
                let seconds = Int64.random(in: 60...20_000_000, using: &generator)
                let deadline = now.adding(seconds: seconds)
                let page = try #require(try HostedPageRequest(attempt(method, deadlineIn: seconds), at: now))
                #expect(Int64(page.lifetimeSeconds) <= max(seconds, 60))
                #expect(faults { try page.checked(at: now) }.isEmpty)
                guard let day = page.lastDay else {
                    #expect(method == .card)
                    continue
                }
                #expect(day <= deadline.inTaipei.date)
                #expect(day.endOfDayInTaipei <= deadline || day == now.inTaipei.date)
            }
        }
    }

    @Test("A deadline at the end of a day is that day; one earlier is the day before")
    func wholeDays() throws {
        let day = try #require(CivilDate("2026-01-05"))
        var request = attempt(.atm)
        request.deadline = day.endOfDayInTaipei
        #expect(try HostedPageRequest(request, at: now)?.lastDay == day)
        request.deadline = day.endOfDayInTaipei.adding(milliseconds: -1)
        #expect(try HostedPageRequest(request, at: now)?.lastDay == day.adding(days: -1))
    }

    @Test("A deadline less than a minute away is refused")
    func tooShort() throws {
        #expect(try HostedPageRequest(attempt(deadlineIn: 60), at: now)?.pageLifetimeSeconds == 60)
        #expect(throws: InvalidRequest.self) { try HostedPageRequest(attempt(deadlineIn: 59), at: now) }
        #expect(throws: InvalidRequest.self) { try HostedPageRequest(attempt(deadlineIn: -5), at: now) }
    }
}
