import StrictJSON
import Testing

@Suite("The grammar, line by line")
struct CatalogueTests {
    @Test("What RFC 8259 allows is read", arguments: Catalogue.accepted)
    func accepts(text: String) throws {
        let document = try JSONDocument(text)
        #expect(try JSONDocument(JSONValue(document.root).serialized()).root.kind == document.root.kind)
    }

    @Test("What it does not allow is refused with the code that says why", arguments: Catalogue.refused)
    func refuses(text: String, code: String) {
        #expect(refusal(of: Array(text.utf8))?.code.rawValue == code)
    }

    @Test("The catalogue says every line once and holds at least 120")
    func isACatalogue() {
        // Bytes, since two texts that differ by a byte order mark or a normal form are two texts.
        let lines = Catalogue.accepted.map { Array($0.utf8) } + Catalogue.refused.map { Array($0.text.utf8) }
        #expect(Set(lines).count == lines.count)
        #expect(lines.count >= 120)
    }

    @Test("Bytes that are no UTF-8 are refused wherever they stand in a string", arguments: Catalogue.brokenText)
    func refusesBrokenText(bytes: [UInt8]) {
        for padding in 0...9 {
            let plain = [UInt8](repeating: 0x61, count: padding)
            #expect(refusal(of: quoted(plain + bytes + plain))?.code == .text)
            #expect(refusal(of: [0x7B] + quoted(plain + bytes) + Array(":1}".utf8))?.code == .text)
        }
    }

    @Test("A refusal names the byte, and only the byte")
    func namesTheOffset() throws {
        #expect(refusal(of: Array(#"{"card":"4111", oops}"#.utf8)) == JSONError(.syntax, at: 16))
        #expect(refusal(of: Array("[1] secret".utf8)) == JSONError(.trailing, at: 4))
        #expect(refusal(of: Array(#"{"ab":1,"ab":2}"#.utf8)) == JSONError(.duplicateKey, at: 8))
        #expect(refusal(of: Array(#"["ab\ud800"]"#.utf8)) == JSONError(.text, at: 4))
        #expect("\(JSONError(.trailing, at: 4))" == "json_trailing at byte 4")
    }
}

/// What the reader says against the bytes; nil when it takes them.
func refusal(of bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> JSONError? {
    do throws(JSONError) {
        _ = try JSONDocument(bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

func quoted(_ bytes: [UInt8]) -> [UInt8] { [0x22] + bytes + [0x22] }
