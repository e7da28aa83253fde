import StrictJSON
import Testing

@Suite("Reading around the objects in arrays")
struct OutlineTests {
    /// What an outline leaves of a value.
    private func hollow(_ value: JSONValue, isElement: Bool = false) -> JSONValue {
        switch value {
        case .object where isElement: .object([:])
        case .object(let object): .object(JSONObject(object.members.map { ($0.key, hollow($0.value)) }))
        case .array(let elements): .array(elements.map { hollow($0, isElement: true) })
        default: value
        }
    }

    @Test(
        "Read one by one, the elements of a list are what the strict reading finds, and nothing around them changes",
        arguments: 0..<400 as Range<UInt64>)
    func elements(seed: UInt64) throws {
        var random = Seeded(seed)
        var values: [JSONValue] = []
        for _ in 0..<Int.random(in: 0...6, using: &random) { values.append(random.value()) }
        let value: JSONValue = ["code": 0, "before": random.value(), "data": .array(values), "behind": random.value()]
        let bytes = Array(random.spelling(of: value).utf8)
        let outline = try JSONDocument(outlineOf: bytes)
        #expect(outline.bytes.count == bytes.count)
        #expect(JSONValue(outline.root) == hollow(value))
        var found: [JSONValue] = []
        for element in try #require(outline.root["data"]?.elements) {
            found.append(JSONValue(try JSONDocument(element, in: bytes).root))
        }
        #expect(found == values)
    }

    @Test("A text cut short anywhere has no outline", arguments: 0..<60 as Range<UInt64>)
    func truncation(seed: UInt64) {
        var random = Seeded(seed)
        let bytes = Array(random.spelling(of: ["list": [random.value(), ["a": random.value()]]]).utf8)
        for length in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONDocument(outlineOf: Array(bytes[..<length])) }
        }
        #expect(throws: Never.self) { try JSONDocument(outlineOf: bytes) }
    }

    /// The objects that an outline leaves empty.
    private func blanks(_ value: JSONDocument.Value) -> [JSONDocument.Value] {
        var found: [JSONDocument.Value] = []
        if let elements = value.elements {
            for element in elements { found += element.kind == .object ? [element] : blanks(element) }
        } else if let members = value.members {
            for member in members { found += blanks(member.value) }
        }
        return found
    }

    private func isReadInParts(_ bytes: [UInt8]) -> Bool {
        guard let outline = try? JSONDocument(outlineOf: bytes) else { return false }
        return blanks(outline.root).allSatisfy { (try? JSONDocument($0, in: bytes)) != nil }
    }

    @Test(
        "What is no JSON is seen around such an object or in it, and what is JSON in neither",
        arguments: 0..<1_000 as Range<UInt64>)
    func changedByte(seed: UInt64) {
        var random = Seeded(seed)
        let alphabet = Array("{}[],:\"\\ 0a".utf8)
        var bytes = Array(random.spelling(of: [random.value(depth: 3), ["a": random.value(depth: 3)]]).utf8)
        #expect(isReadInParts(bytes))
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        #expect(isReadInParts(bytes) == (refusal(of: bytes) == nil))
    }

    @Test("However deep it is inside, and whatever rule it breaks, an object in an array spoils nothing around it")
    func spoiled() throws {
        let deep = String(repeating: "[{\"a\":", count: 100_000) + "0" + String(repeating: "}]", count: 100_000)
        for spoiler in [deep, #""\u0000""#, #"{"a":1,"a":1}"#, "\"\u{1}\"", "nonsense"] {
            let bytes = Array("{\"list\":[1,{\"b\":\(spoiler)},{\"c\":2}]}".utf8)
            let elements = Array(try #require(try JSONDocument(outlineOf: bytes).root["list"]?.elements))
            #expect(elements.count == 3)
            #expect(throws: JSONError.self) { try JSONDocument(elements[1], in: bytes) }
            #expect(try JSONDocument(elements[2], in: bytes).root["c"]?.integer == 2)
        }
    }

    @Test("What stands outside of such objects is judged as ever")
    func around() {
        let limits = JSONLimits(bytes: 40)
        let texts: [(String, JSONError)] = [
            (#"{"a":{"b":1,"b":2}}"#, JSONError(.duplicateKey, at: 12)), (#"["\u0000",{}]"#, JSONError(.text, at: 2)),
            ("[{}{}]", JSONError(.syntax, at: 3)), ("[{},]", JSONError(.syntax, at: 4)), ("[{}],", JSONError(.trailing, at: 4)),
            ("[{\"a\":\"}]", JSONError(.syntax, at: 9)), (String(repeating: "[", count: 17), JSONError(.depth, at: 16)),
            (String(repeating: " ", count: 41), JSONError(.tooLarge, at: 40)),
        ]
        for (text, error) in texts {
            #expect(throws: error) { try JSONDocument(outlineOf: Array(text.utf8), limits: limits) }
        }
    }
}
