import StrictJSON
import Testing

@Suite("Properties over seeded values")
struct PropertyTests {
    @Test("What is written is read back as the same value", arguments: 0..<400 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let value = random.value()
        #expect(JSONValue(try JSONDocument(value.serialized()).root) == value)
        #expect(JSONValue(try JSONDocument(value.prettyText).root) == value)
    }

    @Test(
        "However a value is spelled, it reads the same, and each member is found by its name", arguments: 0..<400 as Range<UInt64>
    )
    func spelling(seed: UInt64) throws {
        var random = Seeded(seed)
        let value = random.value()
        let document = try JSONDocument(random.spelling(of: value))
        #expect(JSONValue(document.root) == value)
        guard case .object(let object) = value else { return }
        for member in object.members {
            let found = try #require(document.root[member.key])
            #expect(JSONValue(found) == member.value)
            #expect(JSONValue(try JSONDocument(Array(found.rawBytes)).root) == member.value)
            if case .string(let text) = member.value { #expect(found.isString(text)) }
        }
    }

    @Test("A document cut short anywhere is refused", arguments: 0..<60 as Range<UInt64>)
    func truncation(seed: UInt64) {
        var random = Seeded(seed)
        let bytes = Array(random.spelling(of: ["data": random.value(), "list": [random.value(), random.value()]]).utf8)
        for length in 0..<bytes.count {
            #expect(refusal(of: Array(bytes[..<length])) != nil)
        }
        #expect(refusal(of: bytes) == nil)
    }
}
