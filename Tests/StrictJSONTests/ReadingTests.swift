import StrictJSON
import Testing

@Suite("Reading values")
struct ReadingTests {
    @Test("Each accessor answers for its own kind and for no other")
    func kinds() throws {
        let document = try JSONDocument(#"{"s":"x","n":1,"t":true,"f":false,"z":null,"a":[],"o":{}}"#)
        let kinds = document.root.members.map { $0.map(\.value.kind) }
        #expect(kinds == [.string, .number, .bool, .bool, .null, .array, .object])
        for (key, value) in try #require(document.root.members) {
            #expect((value.string != nil) == (key == "s"))
            #expect((value.integer != nil) == (key == "n"))
            #expect((value.numberText != nil) == (key == "n"))
            #expect((value.bool != nil) == (key == "t" || key == "f"))
            #expect(value.isNull == (key == "z"))
            #expect((value.elements != nil) == (key == "a"))
            #expect((value.members != nil) == (key == "o"))
            #expect(value["x"] == nil)
        }
        #expect(document.root["t"]?.bool == true)
        #expect(document.root["f"]?.bool == false)
    }

    @Test("A member is found by its name at every length and place, through nested siblings")
    func lookup() throws {
        let names = (0..<40).map { String(repeating: "k", count: $0) }
        let text = "{" + names.map { "\"\($0)\":[{\"\($0)\":[]},\($0.utf8.count)]" }.joined(separator: ",") + "}"
        let root = try JSONDocument(text).root
        for name in names {
            let elements = try #require(root[name]?.elements)
            #expect(Array(elements).last?.integer == Int64(name.utf8.count))
        }
        #expect(root[String(repeating: "k", count: 40)] == nil)
        #expect(root["kkkkkkkkkx"] == nil)
        #expect(root["xkkkkkkkkk"] == nil)
    }

    @Test("An escaped name is found by what it means")
    func escapedName() throws {
        let root = try JSONDocument(#"{"st\u0061tus":"a","tab\there":"b","\ud83d\ude00":"c","":"d"}"#).root
        #expect(root["status"]?.string == "a")
        #expect(root["tab\there"]?.string == "b")
        #expect(root["😀"]?.string == "c")
        #expect(root[""]?.string == "d")
        #expect(root[#"st\u0061tus"#] == nil)
        #expect(root.members.map { $0.map(\.key) } == ["status", "tab\there", "😀", ""])
    }

    @Test("Every escape means what the grammar says")
    func escapes() throws {
        let text = #""\"\\\/\b\f\n\r\t\u0041\u00e9\u4E2D\ud83d\uDE00\uffff\u0001z""#
        let expected = "\"\\/\u{8}\u{C}\n\r\tA\u{E9}中😀\u{FFFF}\u{1}z"
        let root = try JSONDocument(text).root
        #expect(root.string.map { Array($0.utf8) } == Array(expected.utf8))
        #expect(root.isString(expected))
        #expect(!root.isString("z"))
    }

    @Test("Two names or texts that differ in one byte, at any length and place, are told apart")
    func oneByteApart() throws {
        for length in 1...41 {
            let text = String(repeating: "k", count: length)
            let value = try JSONDocument("[\"\(text)\"]").root.elements.flatMap { Array($0).first }
            #expect(value?.isString(text) == true)
            for place in 0..<length {
                let other = String(repeating: "k", count: place) + "x" + String(repeating: "k", count: length - place - 1)
                #expect(value?.isString(other) == false)
                let root = try JSONDocument("{\"\(text)\":1,\"\(other)\":2}").root
                #expect(root[text]?.integer == 1)
                #expect(root[other]?.integer == 2)
                let escaped = try JSONDocument("{\"\(text)\":1,\"\\u00\(place == 0 ? "78" : "6b")\(other.dropFirst())\":2}").root
                #expect(escaped[text]?.integer == 1)
                #expect(escaped[other]?.integer == 2)
            }
        }
    }

    @Test("A string is compared exactly, by code point")
    func comparison() throws {
        let root = try JSONDocument("[\"success\",\"\",\"e\u{301}\",7]").root
        let elements = try #require(root.elements.map(Array.init))
        #expect(elements[0].isString("success"))
        for other in ["succes", "success ", "Success", "", "sucXess"] { #expect(!elements[0].isString(other)) }
        #expect(elements[1].isString(""))
        #expect(!elements[2].isString("\u{E9}"))
        #expect(!elements[3].isString("7"))
    }

    @Test(
        "A number keeps its text; only whole numbers of 64 bits are integers",
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("1733811354", 1_733_811_354), ("9007199254740993", 9_007_199_254_740_993),
            ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("92233720368547758070", nil), ("1.0", nil), ("1e2", nil), ("1E2", nil), ("0.0", nil),
            ("300.10", nil), ("0.1000000000000000055511151231257827", nil), ("1e400", nil),
        ] as [(String, Int64?)])
    func numbers(text: String, integer: Int64?) throws {
        let value = try #require(try JSONDocument("{\"n\": \(text) }").root["n"])
        #expect(value.numberText == text)
        #expect(value.integer == integer)
        #expect(JSONValue(value).text == text)
    }

    @Test("The raw bytes of a value are the value alone")
    func rawBytes() throws {
        let parts = ["\"a\\n\"", "-1.50", "true", "null", "{ \"k\" : [ ] }", "[ 1 , 2 ]", "\"\""]
        let root = try JSONDocument("  [ " + parts.joined(separator: " , ") + " ]  ").root
        #expect(try #require(root.elements).map { String(decoding: $0.rawBytes, as: UTF8.self) } == parts)
        #expect(root.rawBytes.first == 0x5B)
        #expect(root.rawBytes.last == 0x5D)
    }

    @Test("A document made from borrowed bytes outlives them")
    func borrowed() throws {
        var bytes = Array(#"{"status":"success"}"#.utf8)
        let document = try bytes.withUnsafeBytes { try JSONDocument(copying: $0) }
        for index in bytes.indices { bytes[index] = 0 }
        #expect(document.root["status"]?.string == "success")
    }
}
