import Payments
import Testing

@testable import PAYUNi

@Suite("Bad requests")
struct BadRequestTests {
    @Test("Every entry of the catalogue is refused, names its field, and repeats nothing of it")
    func catalogue() throws {
        let catalogue = try BadRequest.catalogue()
        #expect(catalogue.count >= 120)
        #expect(Set(catalogue.map(\.name)).count == catalogue.count)
        for entry in catalogue {
            do {
                _ = try entry.check()
                Issue.record("\(entry.name): not refused")
            } catch let invalid as InvalidRequest {
                #expect(invalid.problems.map(\.field) == [entry.expectField], "\(entry.name)")
                let text = "\(invalid) \(String(reflecting: invalid)) \(invalid.gatewayError(operation: "payuni.test"))"
                for input in entry.inputs where input.utf8.count > 3 { #expect(!text.contains(input), "\(entry.name)") }
                #expect(invalid.gatewayError(operation: "o").kind == .invalidRequest(field: entry.expectField))
                #expect(invalid.gatewayErrors(operation: "o").map(\.advice) == [.fixRequest])
            }
        }
    }

    @Test("All faults come at once, in the order of the form")
    func allAtOnce() throws {
        var page = HostedPageRequest(number: "A B", amount: .zero(.usd), items: [])
        page.notifyURL = try RequestSamples.url("https://shop.example.com:8443/n")
        page.payerMail = PayerMail("nobody")
        page.lastDay = CivilDate(year: 2020, month: 1, day: 1)
        page.pageLifetimeSeconds = 5
        page.atmBanks = ["1"]
        page.buyerToken = BuyerToken("")
        page.cardMemory = CardMemory(token: "a+b", use: .remember(.number), expires: .init(year: 2020, month: 1))
        let found = faults { try page.checked(at: RequestSamples.now) }
        #expect(
            found == [
                "MerTradeNo", "TradeAmt", "ProdDesc", "NotifyURL", "UsrMail", "ExpireDate", "TradeLExpireSec", "AtmBankType",
                "BuyerToken", "CreditToken", "CreditTokenExpired",
            ])
        #expect(throws: RequestRefusal.self) { try RequestSamples.builder().form(for: page) }
    }

    @Test("Whatever bytes come, a request is refused or its sealed text decodes to the very same fields")
    func roundTrip() throws {
        let builder = try RequestSamples.builder()
        var generator = Xorshift(state: 99)
        let alphabet = Array("Aa0-_ ;&=+%<>\"'\0\n\u{202E}茶😀@.".unicodeScalars)
        var passed = 0
        for _ in 0..<2000 {
            func text(_ limit: Int) -> String {
                var scalars = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...limit, using: &generator) {
                    if let scalar = alphabet.randomElement(using: &generator) { scalars.append(scalar) }
                }
                return String(scalars)
            }
            let number = String(text(6).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
            let page = HostedPageRequest(number: AttemptNumber(number), amount: .twd(500), items: [text(3), text(5)])
            guard let form = try? builder.form(for: page) else { continue }
            passed += 1
            let outer = Dictionary(uniqueKeysWithValues: form.fields.map { ($0.name, $0.value) })
            let encryptInfo = try #require(outer["EncryptInfo"])
            let hashInfo = try #require(outer["HashInfo"])
            let opened = try Envelope(keys: builder.credentials.keys).open(encryptInfo: encryptInfo, hashInfo: hashInfo)
            let names = try opened.fields().pairs.map(\.name)
            #expect(names == ["MerID", "MerTradeNo", "TradeAmt", "Timestamp", "ProdDesc"])
            #expect(try opened.fields()["ProdDesc"] == page.items.joined(separator: ";"))
        }
        #expect(passed > 50)
    }
}

/// Marsaglia's xorshift64: the same numbers for the same seed.
struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
