import PaymentForms
import Payments
import Testing

@testable import PAYUNi

@Suite("Hosted page request")
struct HostedPageRequestTests {
    private let now = RequestSamples.now

    private func full() throws -> HostedPageRequest {
        var page = HostedPageRequest(number: "ORD_2026-0001", amount: .twd(1234), items: ["測試商品 A", "測試商品 B"])
        page.returnURL = try RequestSamples.url("https://shop.example.com/payuni/return")
        page.notifyURL = try RequestSamples.url("https://shop.example.com/payuni/notify")
        page.backURL = try RequestSamples.url("https://shop.example.com/cart")
        page.payerMail = PayerMail("buyer+tag@example.com", isFixed: true)
        page.lastDay = CivilDate("2026-01-08")
        page.pageLifetimeSeconds = 600
        page.language = .chinese
        page.methods = Set(HostedMethod.allCases)
        page.installments = [.twelve, .three, .six]
        page.atmBanks = ["822", "004", "013"]
        page.forces3D = true
        return page
    }

    /// PAYUNi's answer does not hang on the order of fields, but the sample's switches come in one of their own.
    private func vector(_ id: String) throws -> EnvelopeVectors.Seal {
        try #require(try EnvelopeVectors.seal().first { $0.id == id })
    }

    @Test("With every method the form is the sample's, byte for byte")
    func everyMethod() throws {
        let vector = try vector("req-upp-all")
        let form = try RequestSamples.builder().form(for: full())
        #expect(try full().checked(at: now).pairs == vector.pairs)
        #expect(form.fields.map(\.name) == ["MerID", "Version", "EncryptInfo", "HashInfo"])
        #expect(form.fields.map(\.value) == ["TESTMER01", "2.0", vector.encryptInfo, vector.hashInfo])
        #expect(form.action.text == "https://sandbox-api.payuni.com.tw/api/upp")
        #expect(form.deadline == now.adding(seconds: 600))
    }

    @Test("A forced mandate is the sample's, byte for byte")
    func mandate() throws {
        let vector = try vector("req-upp-token")
        var page = HostedPageRequest(number: "SUB-0001", amount: .twd(299), items: ["月費方案"])
        page.notifyURL = try RequestSamples.url("https://shop.example.com/payuni/notify")
        page.methods = [.card]
        page.cardMemory = CardMemory(token: "member-42@example.com", use: .forcedMandate, scope: .merchant)
        #expect(try page.checked(at: now).pairs == vector.pairs)
        #expect(try RequestSamples.builder().form(for: page).fields.last?.value == vector.hashInfo)
    }

    @Test("The rarer fields come in this order, under these names")
    func rarerFields() throws {
        var page = RequestSamples.page()
        page.deepLink = DeepLink("myshop://paid?x=1")
        page.asksCardholder = true
        page.language = .english
        page.usesUnionPay3D = true
        page.issuesInvoice = true
        page.logistics = Logistics(
            kind: .home, carrier: .blackCat, goods: .type2, shipTag: true,
            consignee: .init(name: "王小明", mobile: "0912345678", address: "台北市信義路 1 號", isAddressFixed: true))
        page.takesCoupons = true
        page.couponNotifyURL = try RequestSamples.url("http://shop.example.com/c")
        page.buyerToken = BuyerToken("m-1", scope: .shop)
        page.buyerHash = "ABC"
        page.cardMemory = CardMemory(
            token: "m@1.#$%_-", use: .remember(.numberAndExpiry), scope: .member, expires: .init(year: 2026, month: 1))
        let pairs = try page.checked(at: now).pairs
        #expect(
            pairs.dropFirst(5).map { $0.joined(separator: "=") } == [
                "DeepLinkURL=myshop://paid?x=1", "Cardholder=1", "Lang=en", "Union3D=1", "TradeInvoice=1", "Ship=1", "ShipTag=1",
                "LgsType=HOME", "ShipType=2", "GoodsType=2", "Consignee=王小明", "ConsigneeMobile=0912345678",
                "ConsigneeAddress=台北市信義路 1 號", "ConsigneeAddressFix=1", "Coupon=1", "CouponNotifyURL=http://shop.example.com/c",
                "BuyerToken=m-1", "BuyerTokenType=2", "BuyerHash=ABC", "UseTokenType=2", "CreditToken=m@1.#$%_-",
                "CreditShowType=2",
                "CreditTokenType=1", "CreditTokenExpired=0126",
            ])
    }

    @Test("The least form has five fields inside and no switch")
    func least() throws {
        #expect(
            try RequestSamples.page().checked(at: now).pairs == [
                ["MerID", "TESTMER01"], ["MerTradeNo", "ORD_2026-0001"], ["TradeAmt", "1234"], ["Timestamp", "1767225600"],
                ["ProdDesc", "Tea;Cup"],
            ])
    }

    @Test("A second form for the same request at the same time is the same form, and names nothing twice")
    func repeatable() throws {
        let builder = try RequestSamples.builder()
        let page = try full()
        let first = try builder.form(for: page)
        #expect(try builder.form(for: page) == first)
        #expect(Set(first.fields.map(\.name)).count == first.fields.count)
        let names = try page.checked(at: now).pairs.map { $0[0] }
        #expect(Set(names).count == names.count)
    }

    @Test("IsPlatForm is sent with an agent's keys only, outside the envelope")
    func platform() throws {
        let form = try RequestSamples.builder(isPlatform: true).form(for: RequestSamples.page())
        #expect(form.fields.map(\.name) == ["MerID", "Version", "EncryptInfo", "HashInfo", "IsPlatForm"])
        #expect(form.fields.last?.value == "1")
    }

    @Test("Each amount limit holds at the limit and not one beyond", arguments: HostedMethod.allCases)
    func amounts(method: HostedMethod) {
        let range = PAYUNiAmounts.range(for: method.paymentMethod) ?? PAYUNiAmounts.unpublished
        func found(_ dollars: UInt64, hash: String? = nil) -> [String] {
            var page = RequestSamples.page()
            page.amount = .twd(dollars)
            page.methods = [method]
            page.buyerHash = hash
            return faults { try page.checked(at: now) }
        }
        #expect(found(range.lowerBound).isEmpty && found(range.upperBound).isEmpty)
        #expect(found(range.lowerBound - 1) == ["TradeAmt"] && found(range.upperBound + 1) == ["TradeAmt"])
        #expect(found(min(range.upperBound + 1, 99_999_999), hash: "H").isEmpty)
        #expect(found(range.lowerBound - 1, hash: "H") == ["TradeAmt"])
    }

    @Test("Limits of length hold at the limit")
    func lengths() {
        var page = HostedPageRequest(number: AttemptNumber(String(repeating: "Z", count: 25)), amount: .twd(199_999), items: [])
        page.items = [String(repeating: "茶", count: 183)]
        page.buyerToken = BuyerToken(String(repeating: "t", count: 200))
        page.cardMemory = CardMemory(token: String(repeating: "t", count: 200), use: .mandate)
        page.pageLifetimeSeconds = 60
        #expect(faults { try page.checked(at: now) }.isEmpty)
        page.items = [String(repeating: "x", count: 275), String(repeating: "y", count: 274)]
        page.number = "z"
        page.pageLifetimeSeconds = 600
        #expect(faults { try page.checked(at: now) }.isEmpty)
    }

    @Test("The last day holds at each end")
    func lastDay() throws {
        func found(_ days: Int, methods: Set<HostedMethod> = [], secondOfDay: Int = 28_800) throws -> [String] {
            let today = now.inTaipei.date
            var page = RequestSamples.page()
            page.methods = methods
            page.lastDay = today.adding(days: days)
            let time = try #require(TaipeiTime(date: today, secondOfDay: secondOfDay)).timestamp
            return faults { try page.checked(at: time) }
        }
        #expect(try found(0).isEmpty && found(180).isEmpty && found(180, methods: [.atm]).isEmpty)
        #expect(try found(7, methods: [.storeCode, .atm]).isEmpty)
        #expect(try found(0, secondOfDay: 79_199).isEmpty)
        #expect(try found(0, secondOfDay: 79_200) == ["ExpireDate"])
        #expect(try found(1, secondOfDay: 86_399).isEmpty)
    }

    @Test("Midnight in Taipei, not in Greenwich, makes a new day")
    func midnight() throws {
        var page = RequestSamples.page()
        page.lastDay = CivilDate("2026-01-01")
        let beforeMidnight = try #require(Timestamp(utcText: "2025-12-31T15:59:59Z"))
        #expect(faults { try page.checked(at: beforeMidnight) }.isEmpty)
        page.lastDay = CivilDate("2025-12-31")
        #expect(faults { try page.checked(at: beforeMidnight.adding(seconds: 1)) } == ["ExpireDate"])
    }

    @Test("A description tells nothing of the payer")
    func discretion() throws {
        var page = try full()
        page.buyerHash = "CANARY-HASH"
        page.cardMemory = CardMemory(token: "CANARY-TOKEN", use: .mandate)
        page.logistics = Logistics(kind: .home, consignee: .init(name: "CANARY", address: "CANARY"))
        let checked = try page.checked(at: now)
        var dumped = ""
        dump(page, to: &dumped)
        dump(checked, to: &dumped)
        for text in ["\(page)", String(reflecting: page), "\(checked)", String(reflecting: checked), dumped] {
            #expect(!text.contains("CANARY") && !text.contains("buyer+tag"))
        }
    }
}
