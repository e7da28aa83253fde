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

    @Test("No deadline is ever stretched beyond its own day, nor beyond what the method allows, at any hour")
    func deadlines() throws {
        var generator = Xorshift(state: 5)
        for method in [PaymentMethod.payerChooses, .atm, .storeCode, .card] {
            for _ in 0..<500 {
                let now = now.adding(seconds: Int64.random(in: 0..<86_400, using: &generator))
                let seconds = Int64.random(in: 60...(Bool.random(using: &generator) ? 100_000 : 20_000_000), using: &generator)
                let deadline = now.adding(seconds: seconds)
                var request = attempt(method)
                request.deadline = deadline
                let page = try #require(try HostedPageRequest(request, at: now))
                #expect(Int64(page.lifetimeSeconds) <= max(seconds, 60))
                let tonight = deadline.inTaipei.date == now.inTaipei.date && now.inTaipei.secondOfDay >= 22 * 3600
                let isTooLate = tonight && [.atm, .storeCode].contains(method)
                #expect(faults { try page.checked(at: now) }.isEmpty != isTooLate)
                guard let day = page.lastDay else {
                    #expect(page.methods == [.card])
                    continue
                }
                #expect(day <= deadline.inTaipei.date)
                let first = ExpireDate.mayBeNamed(now.inTaipei.date, at: now) ? 0 : 1
                #expect(day.endOfDayInTaipei <= deadline || day == now.inTaipei.date.adding(days: first) || isTooLate)
            }
        }
    }

    @Test(
        "In the evening a number has until the deadline's own day, and a payer who may choose is offered what is paid at once",
        arguments: [(21, 49, 0), (21, 51, 1), (22, 0, 1), (23, 59, 1)])
    func evenings(_ hour: Int64, _ minute: Int64, _ days: Int) throws {
        let today = now.inTaipei.date
        let evening = today.endOfDayInTaipei.adding(seconds: (hour - 24) * 3600 + minute * 60)
        for method in [PaymentMethod.atm, .storeCode, .payerChooses] {
            var request = attempt(method)
            request.deadline = evening.adding(seconds: 20 * 3600)
            let page = try #require(try HostedPageRequest(request, at: evening))
            #expect(page.lastDay == today.adding(days: days) && faults { try page.checked(at: evening) }.isEmpty)
            request.deadline = evening.adding(seconds: 60)
            guard days == 1, method == .payerChooses, hour < 23 else { continue }
            let short = try #require(try HostedPageRequest(request, at: evening))
            #expect(short.lastDay == nil && short.methods == [.card] && faults { try short.checked(at: evening) }.isEmpty)
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

    static let descriptions: [(String, [String])] = [
        ("Tea\u{202E}\ncup", ["Tea cup"]), ("a\u{0}\u{7F}b\u{FFFE};\u{200F}", ["ab"]),
        ("", ["N-1"]), (" ; ;", ["N-1"]), ("\n\u{202E}", ["N-1"]),
        (times(200, "茶"), [times(183, "茶")]),
        ("\(times(549, "a"));bc", [times(549, "a")]),
        ("\(times(545, "a"));茶茶;b", [times(545, "a"), "茶"]),
        ("\(times(548, "a"))👩\u{200D}👧", [times(548, "a")]),
        ("x\(times(400, "\u{301}"))", ["N-1"]),
    ]

    private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    @Test(
        "No description keeps a payer from paying: what PAYUNi refuses is left out, what is too long ends between characters",
        arguments: descriptions)
    func fits(_ description: String, _ items: [String]) throws {
        var request = attempt(.card)
        request.description = description
        let page = try #require(try HostedPageRequest(request, at: now))
        #expect(page.items == items)
        #expect(try page.checked(at: now)["ProdDesc"] == items.joined(separator: ";"))
        #expect(BackendOrder(request).items == items)
    }

    @Test(
        "An address that PAYUNi would refuse is left out: it only fills in a field",
        arguments: ["no mail", "a@b", "é@example.com"])
    func mail(_ address: String) throws {
        var request = attempt(.card)
        #expect(try HostedPageRequest(request, at: now)?.payerMail == PayerMail("a@example.com"))
        request.payerEmail = address
        let page = try #require(try HostedPageRequest(request, at: now))
        #expect(page.payerMail == nil && faults { try page.checked(at: now) }.isEmpty)
        #expect(BackendOrder(request).payerMail == nil)
    }

    @Test("A deadline less than a minute away is refused")
    func tooShort() throws {
        #expect(try HostedPageRequest(attempt(deadlineIn: 60), at: now)?.pageLifetimeSeconds == 60)
        #expect(throws: InvalidRequest.self) { try HostedPageRequest(attempt(deadlineIn: 59), at: now) }
        #expect(throws: InvalidRequest.self) { try HostedPageRequest(attempt(deadlineIn: -5), at: now) }
    }
}
