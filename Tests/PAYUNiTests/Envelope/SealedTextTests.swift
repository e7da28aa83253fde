import Testing

@testable import PAYUNi

@Suite struct SealedTextTests {
    let faker: EnvelopeFaker

    init() throws { faker = try EnvelopeFaker() }

    @Test(
        "NUL is refused, raw and escaped, in names, values and JSON",
        arguments: [
            "a=\u{0}", "\u{0}=1", "a=%00", "%00=1", "a=1%002", "12345678\u{0}=1", "a=12345678901234567890\u{0}", "{\"a\":\u{0}}",
        ])
    func nul(text: String) throws {
        #expect(try faker.refusal(plaintext: text) == .invalidText)
    }

    @Test(
        "Ill-formed UTF-8 is refused, raw and escaped",
        arguments: [
            [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xE4, 0xB8], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE4, 0x41, 0x42], [0xF0, 0x9F, 0x8D],
        ] as [[UInt8]])
    func illFormed(bytes: [UInt8]) throws {
        let escaped = bytes.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(try faker.refusal(plaintext: Array("a=".utf8) + bytes) == .invalidText)
        #expect(try faker.refusal(plaintext: bytes + Array("=1".utf8)) == .invalidText)
        #expect(try faker.refusal(plaintext: Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8)) == .invalidText)
        #expect(try faker.refusal(plaintext: "a=" + escaped) == .invalidText)
        #expect(try faker.refusal(plaintext: escaped + "=1&b=2") == .invalidText)
    }

    @Test(
        "A character may not begin in one field and end in the next",
        arguments: [
            "a=%E4%B8&%AD=1", "a=%E4&%B8%AD", "%E4=%B8%AD", "a=%E4=%B8%AD", "a%E4%B8=%AD",
        ])
    func overTheEdge(text: String) throws {
        #expect(try faker.refusal(plaintext: text) == .invalidText)
    }

    @Test(
        "Every scalar at the edges of its length opens and comes back",
        arguments: [
            "\u{1}", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
            "訂單",
        ])
    func edges(text: String) throws {
        let raw = try faker.seal(plaintext: "name=" + text)
        let escaped = try faker.envelope.seal(fields: [("name", text)])
        for sealed in [raw, escaped] {
            let opened = try faker.envelope.open(encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo)
            #expect(try opened.fields()["name"] == text)
        }
    }

    @Test("64 fields open and 65 do not")
    func fieldLimit() throws {
        func text(_ count: Int) -> String { (0..<count).map { "f\($0)=\($0)" }.joined(separator: "&") }
        #expect(try faker.refusal(plaintext: text(64)) == nil)
        #expect(try faker.refusal(plaintext: text(65)) == .tooManyFields)
        #expect(try faker.refusal(plaintext: text(1001)) == .tooManyFields)
        #expect(try faker.refusal(plaintext: String(repeating: "&", count: 5000) + "a=1") == nil)
    }

    @Test("A list may have 64 names an element and 1,000 in all")
    func listLimit() throws {
        func entry(_ index: Int, _ count: Int) -> [String] { (0..<count).map { "Result[\(index)][f\($0)]=\($0)" } }
        func code(_ parts: [String]) throws -> EnvelopeRejection.Code? {
            let sealed = try faker.seal(plaintext: parts.joined(separator: "&"))
            return faker.refusal(sealed.encryptInfo, sealed.hashInfo, limit: .queryReply)
        }
        #expect(try code(entry(0, 64) + entry(1, 64)) == nil)
        #expect(try code(entry(0, 64) + entry(1, 65)) == .tooManyFields)
        #expect(try code((0..<20).flatMap { entry($0, 50) }) == nil)
        #expect(try code((0..<20).flatMap { entry($0, 50) } + ["Status=1"]) == .tooManyFields)
        #expect(try code((0..<65).map { "Result[0\($0)][a]=1" }) == .tooManyFields)
        #expect(try code((0..<64).map { "f\($0)=1" } + entry(7, 10)) == nil)
    }

    @Test(
        "A decisive name twice is refused, escaped or not, at the top and within one element",
        arguments: [
            "MerID", "Status", "TradeNo", "TradeAmt", "MerTradeNo", "TradeStatus", "PaymentType", "NewMerTradeNo",
        ])
    func duplicates(name: String) throws {
        let first = UInt8(name.utf8.first ?? 0)
        let escaped = "%" + String(first, radix: 16) + name.dropFirst()
        for text in [
            "\(name)=1&\(name)=1", "\(name)=1&x=2&\(name)=3", "\(name)=1&\(escaped)=1", "\(name)&\(name)=1",
            "Result[0][\(name)]=1&Result[0][\(name)]=2", "Result[3][\(name)]=1&Result%5B3%5D%5b\(escaped)%5d=2",
        ] {
            let sealed = try faker.seal(plaintext: text)
            #expect(throws: EnvelopeRejection(.duplicateField, field: name), "\(text)") {
                try faker.envelope.open(encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo)
            }
        }
        #expect(try faker.refusal(plaintext: "\(name)=1&Result[0][\(name)]=1&Result[1][\(name)]=2") == nil)
    }

    @Test("JSON is handed out whole, blanks before it and all")
    func json() throws {
        let text = " \t\r\n{\"Status\":\"SUCCESS\"}"
        let sealed = try faker.seal(plaintext: text)
        let opened = try faker.envelope.open(encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo)
        guard case .json(let bytes) = opened.content else {
            Issue.record("expected JSON")
            return
        }
        #expect(bytes == Array(text.utf8))
        #expect(throws: EnvelopeRejection(.unexpectedFormat, field: "EncryptInfo")) { try opened.fields() }
    }
}
