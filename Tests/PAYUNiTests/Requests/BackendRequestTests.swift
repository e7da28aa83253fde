import Payments
import Testing

@testable import PAYUNi

@Suite("Back-end requests")
struct BackendRequestTests {
    private let now = RequestSamples.now

    private func inside(_ request: some PAYUNiRequest) throws -> [String] {
        try request.checked(at: now).pairs.dropFirst(4).map { $0.joined(separator: "=") }
    }

    @Test("An ATM account names its bank and takes one payment")
    func atm() throws {
        let request = ATMAccountRequest(order: RequestSamples.order(), bank: "004", lastDay: CivilDate("2026-06-30"))
        #expect(try inside(request) == ["ProdDesc=Tea;Cup", "BankType=004", "PaySet=1", "ExpireDate=2026-06-30"])
        var late = request
        late.lastDay = CivilDate("2026-07-01")
        #expect(faults { try late.checked(at: now) } == ["ExpireDate"])
    }

    @Test("A store code lives seven days at most")
    func storeCode() throws {
        #expect(
            try inside(StoreCodeRequest(order: RequestSamples.order(), lastDay: CivilDate("2026-01-08"))) == [
                "ProdDesc=Tea;Cup", "ExpireDate=2026-01-08",
            ])
        #expect(
            faults { try StoreCodeRequest(order: RequestSamples.order(), lastDay: CivilDate("2026-01-09")).checked(at: now) } == [
                "ExpireDate"
            ])
    }

    @Test("Wallets take the way back")
    func wallets() throws {
        let destination = WalletReturn(
            returnURL: try RequestSamples.url("https://shop.example.com/back"), deepLink: DeepLink("myshop://back"))
        let expected = ["ProdDesc=Tea;Cup", "ReturnURL=https://shop.example.com/back", "DeepLinkURL=myshop://back"]
        #expect(try inside(LinePayRequest(order: RequestSamples.order(), destination: destination)) == expected)
        #expect(try inside(JKoPayRequest(order: RequestSamples.order(), destination: destination)) == expected)
        let buyer = AfteeRequest.Buyer(name: "王 小明", phone: "0909999981", address: "台北市", additionalInfoCode: "A1")
        #expect(
            try inside(AfteeRequest(order: RequestSamples.order(), destination: destination, buyer: buyer))
                == expected + ["CustName=王 小明", "PhoneNo=0909999981", "Addr=台北市", "AddInfoCode=A1"])
    }

    @Test("Common fields come in this order")
    func common() throws {
        var order = RequestSamples.order()
        order.notifyURL = try RequestSamples.url("https://shop.example.com/n?source=payuni")
        order.payerMail = "a@example.com"
        order.buyerHash = "HASH"
        order.carrier = .mobileBarcode("/ABC+123")
        order.invoiceBuyer = "王小明"
        #expect(
            try inside(StoreCodeRequest(order: order)) == [
                "ProdDesc=Tea;Cup", "NotifyURL=https://shop.example.com/n?source=payuni", "UsrMail=a@example.com",
                "BuyerHash=HASH",
                "CarrierType=3J0002", "CarrierInfo=/ABC+123", "InvBuyerName=王小明",
            ])
        for (carrier, code) in [
            (InvoiceCarrier.citizenCertificate("AB12345678901234"), "CQ0001"), (.amego(nil), "amego"),
            (.donation("919"), "Donate"),
            (.company("12345678"), "Company"),
        ] {
            order.carrier = carrier
            #expect(try StoreCodeRequest(order: order).checked(at: now)["CarrierType"] == code)
        }
    }

    @Test("Queries are the samples', byte for byte")
    func queries() throws {
        let builder = try RequestSamples.builder(keySet: "docs")
        func compare(_ request: some PAYUNiRequest, _ id: String) throws {
            let vector = try #require(try EnvelopeVectors.seal().first { $0.id == id })
            #expect(try request.checked(at: now).pairs == vector.pairs)
            let body = String(decoding: try builder.httpRequest(for: request).body, as: UTF8.self)
            let version = type(of: request).endpoint.version
            #expect(
                body == "MerID=TESTMER01&Version=\(version)&EncryptInfo=\(vector.encryptInfo)&HashInfo=\(vector.hashInfo)")
        }
        try compare(TradeQueryRequest.attempt("ORD_2026-0001"), "req-query-mer")
        try compare(TradeQueryRequest.transaction("1767225600123456789"), "req-query-uni")
        try compare(FiniteQueryRequest.attempts(["ORD-1", "ORD-2", "ORD-3", "ORD-2"]), "req-finite-query")
    }

    @Test("A batch takes a hundred, by either kind of number")
    func batch() throws {
        let hundred = (1...100).map { "N\($0)" }
        let checked = try FiniteQueryRequest.transactions(hundred.map { GatewayNumber($0) }).checked(at: now)
        #expect(checked["QueryType"] == "2")
        #expect(checked["QueryNo"]?.split(separator: ",").count == 100)
        #expect(
            faults { try FiniteQueryRequest.attempts((hundred + ["M"]).map { AttemptNumber($0) }).checked(at: now) } == [
                "QueryNo"
            ])
    }

    @Test("Store codes of 8 and of 12 characters can be taken back", arguments: ["12345678", "A12345678901", "A1234567"])
    func cancel(code: String) throws {
        #expect(try CancelStoreCodeRequest(code: code).checked(at: now)["PayNo"] == code)
    }

    @Test("A call carries address, headers, deadline and bound of its operation")
    func calls() throws {
        let base = try PAYUNiEnvironment(baseURL: RequestSamples.url("http://127.0.0.1:8080/sim/"), isTest: true)
        let call = try RequestSamples.builder(isPlatform: true, environment: base).httpRequest(
            for: LinePayRequest(order: RequestSamples.order()))
        #expect(call.url.text == "http://127.0.0.1:8080/sim/api/linepay")
        #expect(call.url == WebURL(call.url.text))
        #expect(call.operation == "payuni.linepay" && call.method == .post && call.deadlineSeconds == 75)
        #expect(
            call.headers.map(\.description) == [
                "Content-Type: application/x-www-form-urlencoded", "Accept: application/json", "User-Agent: payuni",
            ])
        #expect(call.maximumResponseBytes == 131_072)
        let body = String(decoding: call.body, as: UTF8.self)
        #expect(body.hasPrefix("MerID=TESTMER01&Version=1.2&EncryptInfo=") && body.hasSuffix("&IsPlatForm=1"))
    }

    @Test("Nothing to send is built from a request that is not checked, and the error is of the operation")
    func refusal() throws {
        let refusal = #expect(throws: RequestRefusal.self) {
            try RequestSamples.builder().httpRequest(for: CancelStoreCodeRequest(code: "1"))
        }
        let error = refusal?.gatewayError(operation: PAYUNiEndpoint.cancelStoreCode.operation)
        #expect(error?.kind == .invalidRequest(field: "PayNo") && error?.operation == "payuni.cancel_cvs")
    }

    @Test("Published limits are the ones that requests are held to")
    func limits() throws {
        #expect(PAYUNiAmounts.limits.count == 10)
        for (method, limit) in PAYUNiAmounts.limits {
            let range = try #require(PAYUNiAmounts.range(for: method))
            #expect(limit.lowerBound.wholeNumber == range.lowerBound && limit.upperBound.wholeNumber == range.upperBound)
        }
        #expect(PAYUNiAmounts.range(for: .linePay) == nil && PAYUNiAmounts.range(for: .stablecoin) == nil)
    }
}
