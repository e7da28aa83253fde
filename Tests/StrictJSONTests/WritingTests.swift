import StrictJSON
import Testing

@Suite("Building and writing values")
struct WritingTests {
    private let sample: JSONValue = [
        "b": 1, "a": ["x", true, nil, -7, []], "": [:], "amount": .number(JSONNumber(300)), "名": "中文/é",
    ]

    @Test("A value is written in its own order, compact")
    func compact() {
        #expect(sample.text == #"{"b":1,"a":["x",true,null,-7,[]],"":{},"amount":300,"名":"中文/é"}"#)
        #expect(sample.serialized() == Array(sample.text.utf8))
    }

    @Test("The indented form has two spaces a level and ends its last line")
    func pretty() {
        let value: JSONValue = ["a": [1, [:], []], "b": ["c": nil]]
        #expect(
            value.prettyText == """
                {
                  "a": [
                    1,
                    {},
                    []
                  ],
                  "b": {
                    "c": null
                  }
                }

                """)
    }

    @Test("Only quotes, backslashes and control bytes are escaped")
    func escapes() {
        #expect(
            JSONValue.string("\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}é😀\u{2028}").text
                == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7F}é😀\u{2028}\"")
    }

    @Test(
        "A number must be one", arguments: ["", " 1", "1 ", "01", "+1", "1.", ".5", "NaN", "0x1", "1,2", "\"1\"", "null", "[1]"])
    func numbersAreChecked(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test("A number's text is kept as given", arguments: ["0", "-0", "1.50", "1e400", "-1E-7", "18446744073709551616"])
    func numberText(text: String) {
        #expect(JSONNumber(text)?.text == text)
    }

    @Test("Equality is by bytes: order, spelling and code points all count")
    func equality() {
        #expect(JSONValue.object(["a": 1, "b": 2]) != .object(["b": 2, "a": 1]))
        #expect(JSONNumber("1").map(JSONValue.number) != JSONNumber("1.0").map(JSONValue.number))
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONValue.object(["\u{E9}": 1]) != .object(["e\u{301}": 1]))
        #expect(sample == sample)
        #expect(JSONValue.null != .bool(false))
        #expect(JSONValue.array([1]) != .array([1, 2]))
    }

    @Test("Setting a member keeps its place, a new one goes last, nil removes")
    func editing() {
        var object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(JSONValue.object(object).text == #"{"a":3,"b":2}"#)
        object["c"] = "new"
        object["a"] = .null
        object["b"] = nil
        object["absent"] = nil
        #expect(JSONValue.object(object).text == #"{"a":null,"c":"new"}"#)
        #expect(object.members.map(\.key) == ["a", "c"])
        #expect(JSONValue.object(object)["c"] == "new")
        #expect(JSONValue.array([])["c"] == nil)
    }

    @Test("An object written member by member is the same as one written from its values")
    func memberByMember() throws {
        var text = JSONObjectText(capacity: 8)
        text.add("text", "\"\\\n石頭")
        text.add("number", -7)
        text.add("list", ["x", true, nil])
        text.add("copied", copying: #"{"a":[1]}"#)
        text.add("objects", objects: ["x", nil, "["]) { name, text in text.add("name", name) }
        text.add("none", objects: []) { (_: Int, text) in text.add("never", "") }
        let value: JSONValue = [
            "text": "\"\\\n石頭", "number": -7, "list": ["x", true, nil], "copied": ["a": [1]],
            "objects": [["name": "x"], [:], ["name": "["]], "none": [],
        ]
        #expect(String(decoding: text.finished(), as: UTF8.self) == value.text)
        #expect(String(decoding: JSONObjectText().finished(), as: UTF8.self) == "{}")
    }

    @Test("What is told once is the same as a tree and as text, whatever is nested or left out")
    func toldOnce() {
        func tell(_ members: inout some JSONMembers) {
            members.add("inner") { inner in
                inner.add("absent", nil as String?)
                inner.add("empty") { _ in }
                inner.add("brace", "{")
                inner.add("count", 7)
                inner.add("last", .null)
            }
            members.add("absent", nil as JSONValue?)
            members.add("end", ["a": 1])
        }
        var tree = JSONObject()
        var text = JSONObjectText()
        tell(&tree)
        tell(&text)
        let expected = #"{"inner":{"empty":{},"brace":"{","count":7,"last":null},"end":{"a":1}}"#
        #expect(JSONValue.object(tree).text == expected)
        #expect(String(decoding: text.finished(), as: UTF8.self) == expected)
    }
}
