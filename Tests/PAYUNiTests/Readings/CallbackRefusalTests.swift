import Payments
import Testing

@testable import PAYUNi

@Suite("PAYUNi callbacks that are not believed")
struct CallbackRefusalTests {
    @Test("No reply posted to the notify address gives a payment, but for a create reply that is one")
    func crossUse() throws {
        let results: Set<String> = [
            "response-aftee-direct-created", "response-aftee-ok-not-paid", "response-linepay-created", "credit-token-charge-ok",
        ]
        for sample in SampleFile.shared.messages where sample.channel == .reply && !results.contains(sample.name) {
            let reading = try? Desk.callbacks.read(body: sample.form())
            #expect(reading == nil || reading == .unrelated(.unknown), "\(sample.name)")
        }
    }

    @Test("A genuine result of a kind nobody documented is set aside, and so is no payment, no request and no other merchant's")
    func unknownKind() throws {
        let fields: [(name: String, value: String)] = [
            ("Status", "SUCCESS"), ("MerID", Desk.merchantID), ("SettleDate", "2026-01-02"),
        ]
        #expect(try Desk.callbacks.read(body: Desk.notify(fields)) == .unrelated(.unknown))
        #expect(refusal(try Desk.notify(fields + [("MerTradeNo", "A-1")]))?.field == "TradeNo")
        #expect(refusal(try Desk.notify(fields + [("TradeStatus", "1")]))?.field == "MerTradeNo")
        #expect(refusal(try Desk.notify(Array(fields.dropFirst())))?.field == "Status")
        #expect(refusal(try Desk.notify([fields[0], fields[2]]))?.field == "MerID")
        #expect(refusal(try Desk.notify([fields[0], ("MerID", "OTHER01"), fields[2]]))?.code == "merchant_mismatch")
    }

    @Test("Our own requests, sent back to us, are refused")
    func reflection() throws {
        let now = Timestamp(seconds: 1_767_225_600)
        let builder = PAYUNiRequestBuilder(
            credentials: try Desk.credentials(), environment: .sandbox, time: FixedTime(timestamp: now))
        var order = BackendOrder(number: "A-1", amount: .twd(1200), items: ["tea"])
        order.notifyURL = WebURL("https://shop.example/notify")
        let requests: [any PAYUNiRequest] = [
            TradeQueryRequest.attempt("A-1"), TradeQueryRequest.transaction("1767225605123456789"),
            FiniteQueryRequest.attempts(["A-1", "A-2"]), CancelStoreCodeRequest(code: "25124481"),
            ATMAccountRequest(order: order, bank: "822"), StoreCodeRequest(order: order), LinePayRequest(order: order),
            AfteeRequest(order: order), JKoPayRequest(order: order),
        ]
        for request in requests {
            let fields = try request.checked(at: now).fields(merchantID: Desk.merchantID, at: now)
            expectRefused(try Desk.notify(fields), "\(type(of: request))")
        }
        var page = HostedPageRequest(number: "A-1", amount: .twd(1200), items: ["tea"])
        page.methods = [.card, .atm]
        page.takesCoupons = true
        page.issuesInvoice = true
        let form = try builder.form(for: page)
        expectRefused(Array(form.fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&").utf8), "page")
    }

    @Test("Requests that others may build from the documents are refused, too")
    func foreignRequests() throws {
        let requests: [[(name: String, value: String)]] = [
            [("MerID", Desk.merchantID), ("Timestamp", "1"), ("TradeNo", "17"), ("TradeAmt", "5"), ("CloseType", "2")],
            [("MerID", Desk.merchantID), ("Timestamp", "1"), ("PeriodTradeNo", "17")],
            [("MerID", Desk.merchantID), ("Timestamp", "1"), ("TradeNo", "17"), ("PaymentType", "2"), ("RefundAmt", "5")],
            [("MerID", Desk.merchantID), ("Timestamp", "1"), ("CreditToken", "member"), ("CreditTokenType", "1")],
        ]
        for fields in requests { expectRefused(try Desk.notify(fields), fields.map(\.name).joined(separator: ",")) }
    }

    @Test("A genuine notify cut anywhere gives no reading")
    func truncation() throws {
        let body = SampleFile.shared.message("notify-atm-paid").form()
        for length in 0..<body.count {
            #expect(throws: CallbackRejection.self) { try Desk.callbacks.read(body: Array(body[..<length])) }
        }
        #expect(throws: Never.self) { try Desk.callbacks.read(body: body) }
    }

    @Test("One changed byte of the sealed part gives no reading")
    func mutation() throws {
        let sample = SampleFile.shared.message("notify-cvs-paid")
        let body = sample.form()
        let start = body.count - sample.encryptInfo.utf8.count - sample.hashInfo.utf8.count - "&HashInfo=".utf8.count
        for index in start..<body.count {
            var changed = body
            changed[index] ^= 1
            #expect(throws: CallbackRejection.self) { try Desk.callbacks.read(body: changed) }
        }
    }

    @Test("Another merchant's message is refused, whichever way it spells the merchant")
    func otherMerchant() throws {
        #expect(refusal(try Desk.notify(Desk.payment([("MerID", "OTHER01")])))?.code == "merchant_mismatch")
        let other = PAYUNiCallbackReader(keys: Desk.keys, merchantID: "OTHER01")
        for sample in SampleFile.shared.messages where sample.channel != .reply {
            #expect(throws: CallbackRejection.self, "\(sample.name)") { try other.read(body: sample.form()) }
        }
    }

    @Test("A tool without a merchant reads what the keys open")
    func tool() throws {
        let tool = PAYUNiCallbackReader(keys: Desk.keys, merchantID: nil)
        for sample in SampleFile.shared.messages where sample.channel != .reply {
            #expect(try tool.read(body: sample.form()) == Desk.callbacks.read(body: sample.form()))
        }
    }

    @Test(
        "A result without one of its marks is refused, and the field is named",
        arguments: [
            "Status", "MerID", "MerTradeNo", "TradeNo", "TradeAmt",
        ])
    func marks(_ name: String) throws {
        for value in [nil, "", "-"] as [String?] {
            let rejection = refusal(try Desk.notify(Desk.payment([(name, value)])))
            #expect(rejection?.code == "missing_field")
            #expect(rejection?.field == name)
            #expect(rejection?.status == 400)
        }
    }

    @Test(
        "An amount that is not whole dollars in plain digits is refused",
        arguments: [
            "1200.0", "1,200", "+1200", "-1200", " 1200", "1200 ", "1e3", "0x10", "１２００", "01200", "9999999999999999999", "1200元",
        ])
    func amounts(_ amount: String) throws {
        let rejection = refusal(try Desk.notify(Desk.payment([("TradeAmt", amount)])))
        #expect(rejection?.code == "invalid_field")
        #expect(rejection?.field == "TradeAmt")
        #expect(rejection?.description.contains(amount) == false)
    }

    @Test(
        "A decisive name twice is refused, inside",
        arguments: ["Status", "MerID", "MerTradeNo", "TradeNo", "TradeAmt", "TradeStatus"])
    func innerDuplicates(_ name: String) throws {
        let rejection = refusal(try Desk.notify(Desk.payment() + [(name, "1")]))
        #expect(rejection?.code == "duplicate_field")
    }

    @Test("EncryptInfo, HashInfo and MerID twice, or as lists, are refused, outside")
    func outerDuplicates() throws {
        let body = String(decoding: SampleFile.shared.message("notify-credit-paid").form(), as: UTF8.self)
        for name in ["EncryptInfo", "HashInfo", "MerID"] {
            for extra in ["\(name)=x", "\(name)%5B%5D=x", "\(name)[]=x", "\(name)[0]=x"] {
                #expect(refusal(Array((body + "&" + extra).utf8))?.code == "duplicate_field", "\(extra)")
                #expect(refusal(Array((extra + "&" + body).utf8))?.code == "duplicate_field", "\(extra)")
            }
        }
    }

    @Test("Unknown fields, inside and out, are tolerated")
    func unknownFields() throws {
        let plain = try Desk.report(Desk.payment())
        let extra = try Desk.report(Desk.payment([("NewThing", "1"), ("Another[0]", "x")]))
        #expect(plain == extra)
        let body = try Desk.notify(Desk.payment()) + Array("&Extra=1&Message=hello".utf8)
        guard case .payment(let report) = try Desk.callbacks.read(body: body) else { return #expect(Bool(false)) }
        #expect(report == plain)
    }

    @Test("A message that is too long is refused before anything is read")
    func size() {
        let body = [UInt8](repeating: UInt8(ascii: "a"), count: PAYUNiCallbackReader.maximumBytes + 1)
        #expect(refusal(body)?.status == 413)
    }

    @Test("A sealed JSON text is no notify")
    func json() throws {
        #expect(refusal(SampleFile.shared.message("finite-query-json").form())?.code == "unexpected_format")
    }

    @Test("A mark of another kind beside a trade status does not set a payment aside")
    func markedPayments() throws {
        for mark in ["InvoiceNotifyType", "ApiType", "PeriodTradeNo", "RefundStatus", "CouponList"] {
            #expect(try Desk.report(Desk.payment([(mark, "x")]))?.claim == .paid, "\(mark)")
        }
    }

    @Test("A number equal to our own, or PAYUNi's word for none, is no reassignment", arguments: ["", "-", "A-1"])
    func ownNumber(_ number: String) throws {
        #expect(try Desk.report(Desk.payment([("NewMerTradeNo", number)]))?.claim == .paid)
    }

    private func refusal(_ body: [UInt8]) -> CallbackRejection? {
        do {
            _ = try Desk.callbacks.read(body: body)
            return nil
        } catch {
            return error
        }
    }

    private func expectRefused(_ body: [UInt8], _ what: String) {
        #expect(refusal(body)?.code == "missing_field", "\(what)")
    }
}

struct FixedTime: TimeSource {
    let timestamp: Timestamp
    func now() -> Timestamp { timestamp }
}
