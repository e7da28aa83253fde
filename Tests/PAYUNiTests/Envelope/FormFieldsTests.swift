import Testing

@testable import PAYUNi

@Suite struct FormFieldsTests {
    private func fields(_ text: String) throws -> FormFields { try FormDecoder.decode(Array(text.utf8)) }

    @Test("Values are found by their exact name")
    func lookup() throws {
        let fields = try fields("Status=SUCCESS&Message=%E4%BB%98%E6%AC%BE+ok&Empty=&Bare&a=b=c")
        #expect(fields["Status"] == "SUCCESS")
        #expect(fields["Message"] == "付款 ok")
        #expect(fields["Empty"] == "")
        #expect(fields["Bare"] == "")
        #expect(fields["a"] == "b=c")
        for name in ["status", "Statu", "Status ", "", "SUCCESS"] { #expect(fields[name] == nil) }
        #expect(fields.contains("Bare"))
        #expect(fields.count == 5 && !fields.isEmpty)
    }

    @Test("Names are compared by bytes: a look-alike of other code points is another name")
    func bytes() throws {
        let fields = try fields("caf%C3%A9=1")
        #expect(fields["caf\u{E9}"] == "1")
        #expect(fields["cafe\u{301}"] == nil)
    }

    @Test("Escaped marks never cut a field")
    func escapedMarks() throws {
        let fields = try fields("a=1%26TradeStatus%3D1&b%3Dc=2")
        #expect(fields["TradeStatus"] == nil)
        #expect(fields["a"] == "1&TradeStatus=1")
        #expect(fields["b=c"] == "2")
    }

    @Test("Of a name that occurs twice the last counts, and both can be counted")
    func repeated() throws {
        let fields = try fields("x=1&x=2")
        #expect(fields["x"] == "2")
        #expect(fields.occurrences(of: "x") == 2)
        #expect(fields.occurrences(of: "y") == 0)
    }

    @Test("List elements come by rising index, with gaps, under their inner names")
    func entries() throws {
        let fields = try fields(
            "Status=OK&Result[10][A]=x&Result[2][A]=y&Result%5B2%5D%5BB%5D=z&Other[0][A]=no&Result[999][A][B]=deep")
        let entries = fields.entries(of: "Result")
        #expect(entries.map(\.index) == [2, 10, 999])
        #expect(entries[0].fields.pairs.map(\.name) == ["A", "B"])
        #expect(entries[0].fields["A"] == "y")
        #expect(entries[1].fields["A"] == "x")
        #expect(entries[2].fields["[A][B]"] == "deep")
        #expect(fields.entries(of: "Nothing").isEmpty)
    }

    @Test(
        "Names that only resemble a list element belong to none",
        arguments: [
            "Result[][A]", "Result[00][A]", "Result[01][A]", "Result[1000][A]", "Result[-1][A]", "Result[1]", "Result[1]A",
            "Result[1][]",
            "Result[1][A", "Result1][A]", "Result[1]]A]", "Result[ 1][A]", "XResult[1][A]", "Result [1][A]", "Result[",
        ])
    func resemblance(name: String) throws {
        #expect(try fields(name + "=1").entries(of: "Result").isEmpty)
    }

    @Test("A sealed merchant is compared exactly")
    func merchant() throws {
        try fields("MerID=ABC").requireMerchant("ABC")
        #expect(throws: EnvelopeRejection(.merchantMismatch, field: "MerID")) { try fields("MerID=abc").requireMerchant("ABC") }
        #expect(throws: EnvelopeRejection(.missingField, field: "MerID")) { try fields("MerID=").requireMerchant("ABC") }
        #expect(throws: EnvelopeRejection(.missingField, field: "MerID")) { try fields("x=1").requireMerchant("ABC") }
    }
}

@Suite struct OuterFormTests {
    @Test("A received form opens when both fields are there once, whatever else it says")
    func outerForm() throws {
        let faker = try EnvelopeFaker()
        let sealed = try faker.seal(plaintext: "Status=SUCCESS")
        let encryptInfo = "EncryptInfo=\(sealed.encryptInfo)"
        let hashInfo = "HashInfo=\(sealed.hashInfo)"
        func open(_ parts: String...) throws -> OpenedEnvelope {
            try faker.envelope.open(form: try FormDecoder.decode(Array(parts.joined(separator: "&").utf8)))
        }
        #expect(try open("Status=whatever", encryptInfo, hashInfo).fields()["Status"] == "SUCCESS")
        #expect(throws: EnvelopeRejection(.hashMissing, field: "HashInfo")) { try open(encryptInfo) }
        #expect(throws: EnvelopeRejection(.hashMissing, field: "HashInfo")) { try open(encryptInfo, "HashInfo=") }
        #expect(throws: EnvelopeRejection(.hashMissing, field: "HashInfo")) {
            try open(encryptInfo, "HashInfo[]=\(sealed.hashInfo)")
        }
        #expect(throws: EnvelopeRejection(.missingField, field: "EncryptInfo")) { try open(hashInfo) }
        #expect(throws: EnvelopeRejection(.duplicateField, field: "HashInfo")) { try open(encryptInfo, hashInfo, hashInfo) }
        #expect(throws: EnvelopeRejection(.duplicateField, field: "EncryptInfo")) { try open(encryptInfo, encryptInfo, hashInfo) }
    }
}
