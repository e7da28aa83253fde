import StrictJSON
import Testing

@Suite("Order of look-ups")
struct MemberOrderTests {
    /// A look-up goes on where the last one ended, so the order of questions must never show in the answers.
    @Test("Members are found in any order, and between look-ups in other objects of the document", arguments: 0..<50)
    func anyOrder(seed: Int) throws {
        let names = (0..<12).map { "name_\($0)" }
        let inner = names.enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",")
        let outer = names.map { "\"\($0)\":{\(inner)}" }.joined(separator: ",")
        let root = try JSONDocument("{\(outer)}").root
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func pick() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % names.count
        }
        for _ in 0..<40 {
            let (first, second) = (pick(), pick())
            let object = try #require(root[names[first]])
            #expect(object[names[second]]?.integer == Int64(second))
            #expect(object["absent"]?.kind == nil)
            #expect(object[names[first]]?.integer == Int64(first))
            #expect(root["absent"]?.kind == nil)
        }
    }
}
