import Payments
import Testing

@Suite("Orders and evidence as text")
struct DocumentTextTests {
    @Test("what was written is read again, for random orders and evidence")
    func roundTrip() throws {
        for seed in 0..<UInt64(200) {
            var random = RandomHistory(seed: seed)
            let order = random.order()
            #expect(try Order(jsonText: order.jsonText) == order)
            for piece in random.history(length: 4) {
                #expect(try Evidence(jsonText: piece.jsonText) == piece)
            }
        }
    }

    @Test("text that is no JSON, cut, or twice what it should be once, is refused by kind")
    func refused() {
        let text = Scene.order().jsonText
        for bad in ["", "{", text + "x", text.replacing("\"id\"", with: "\"due\""), String(text.dropLast())] {
            #expect(throws: InputError.self) { try Order(jsonText: bad) }
        }
        #expect(throws: InputError(.missingField, path: "kind", expected: "text")) { try Evidence(jsonText: "{}") }
    }
}
