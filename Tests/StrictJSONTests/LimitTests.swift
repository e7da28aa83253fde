import StrictJSON
import Testing

@Suite("Bounds on what a document may claim")
struct LimitTests {
    private func nested(_ depth: Int, _ open: String = "[", _ close: String = "]", core: String = "") -> [UInt8] {
        Array((String(repeating: open, count: depth) + core + String(repeating: close, count: depth)).utf8)
    }

    @Test("Sixteen levels are read and seventeen are not, arrays and objects alike")
    func depth() {
        #expect(refusal(of: nested(16)) == nil)
        #expect(refusal(of: nested(17)) == JSONError(.depth, at: 16))
        #expect(refusal(of: nested(16, #"{"a":"#, "}", core: "1")) == nil)
        #expect(refusal(of: nested(17, #"{"a":"#, "}", core: "1")) == JSONError(.depth, at: 16 * 5))
        #expect(refusal(of: nested(0, core: "1"), limits: JSONLimits(depth: 0)) == nil)
        #expect(refusal(of: nested(1), limits: JSONLimits(depth: 0)) == JSONError(.depth, at: 0))
    }

    @Test("Depth counts what is open, not what was opened")
    func depthCloses() {
        #expect(refusal(of: Array("[[],[],{},[{}]]".utf8), limits: JSONLimits(depth: 3)) == nil)
    }

    @Test("A caller cannot ask for a depth that would exhaust the stack")
    func deepest() {
        let greedy = JSONLimits(depth: .max)
        #expect(refusal(of: nested(JSONLimits.deepest), limits: greedy) == nil)
        #expect(refusal(of: nested(JSONLimits.deepest + 1), limits: greedy)?.code == .depth)
        #expect(refusal(of: nested(400_000), limits: greedy)?.code == .depth)
        #expect(refusal(of: [UInt8](repeating: 0x5B, count: 1 << 20), limits: greedy)?.code == .depth)
    }

    private func object(_ names: some Sequence<String>) -> [UInt8] {
        Array("{\(names.map { "\"\($0)\":0" }.joined(separator: ","))}".utf8)
    }

    @Test("An object may have 256 members and no more")
    func members() {
        #expect(refusal(of: object((0..<256).map { "n\($0)" })) == nil)
        #expect(refusal(of: object((0..<257).map { "n\($0)" }))?.code == .tooManyMembers)
        #expect(refusal(of: object((0..<3).map { "n\($0)" }), limits: JSONLimits(members: 2))?.code == .tooManyMembers)
        #expect(refusal(of: Array("{}".utf8), limits: JSONLimits(members: 0)) == nil)
    }

    @Test("Fifty thousand members are read when allowed, and still none may repeat")
    func hugeObject() {
        let limits = JSONLimits(bytes: 1 << 22, members: 50_000)
        let names = (0..<50_000).map { "member_\($0)" }
        #expect(refusal(of: object(names), limits: limits) == nil)
        #expect(refusal(of: object(names.dropLast() + ["member_7"]), limits: limits)?.code == .duplicateKey)
    }

    @Test("A name repeated at any distance, in any sized object, is refused")
    func duplicatesAtEveryDistance() {
        for count in [2, 3, 17, 63, 64, 65, 66, 200, 256] {
            for first in Set([0, (count - 1) / 2, count - 2]) {
                var names = (0..<count).map { "n\($0)" }
                names[count - 1] = names[first]
                #expect(refusal(of: object(names))?.code == .duplicateKey, "\(first) again in \(count)")
                names[count - 1] = "\\u006e" + names[first].dropFirst()
                #expect(refusal(of: object(names))?.code == .duplicateKey, "\(first) escaped in \(count)")
            }
        }
    }

    @Test("Names that only Unicode equivalence joins are different names")
    func namesAreCodePoints() throws {
        let document = try JSONDocument("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(document.root["\u{E9}"]?.integer == 1)
        #expect(document.root["e\u{301}"]?.integer == 2)
        #expect(JSONValue(document.root)["e\u{301}"] == 2)
    }

    @Test("An input over the size limit is refused before it is read")
    func size() {
        #expect(refusal(of: [UInt8](repeating: 0xFF, count: (1 << 20) + 1)) == JSONError(.tooLarge, at: 1 << 20))
        #expect(refusal(of: quoted([UInt8](repeating: 0x61, count: (1 << 20) - 2))) == nil)
        #expect(refusal(of: Array("[1]".utf8), limits: JSONLimits(bytes: 2)) == JSONError(.tooLarge, at: 2))
        let large = [UInt8](repeating: 0x20, count: 64)
        _ = large.withUnsafeBytes { input in
            #expect(throws: JSONError(.tooLarge, at: 63)) { try JSONDocument(copying: input, limits: JSONLimits(bytes: 63)) }
        }
    }
}
