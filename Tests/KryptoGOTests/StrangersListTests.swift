import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("What strangers write into a list of intents")
struct StrangersListTests {
    private func ours(_ number: String) -> [UInt8] {
        Shop.entry(orderData: Array("{\"paydesk_attempt\":\"\(number)\"}".utf8))
    }

    /// The list in either likely shape.
    private func lists(_ entries: [[UInt8]]) throws(GatewayError) -> [KryptoGOIntentList] {
        var array = [UInt8(ascii: "[")]
        array += entries.joined(separator: Array(" ,\n".utf8))
        array.append(UInt8(ascii: "]"))
        var object = Array(#"{"total":3,"items":"#.utf8)
        object += array
        object += Array(#","next":null}"#.utf8)
        return [
            try KryptoGOReading.list(Shop.answer(data: array), clientID: Shop.clientID),
            try KryptoGOReading.list(Shop.answer(data: object), clientID: Shop.clientID),
        ]
    }

    @Test("An entry that nobody can read is left out, and hides none before or behind it", arguments: Spoiler.all)
    func spoiled(_ spoiler: Spoiler) throws {
        let stranger = Shop.entry(orderData: spoiler.bytes)
        for list in try lists([ours("A-1"), stranger, ours("A-2")]) {
            #expect(list.reports.map(\.attempt) == ["A-1", "A-2"])
            #expect(list.reports.allSatisfy { $0.transactions.map(\.amount) == [Shop.money("300")] })
            #expect(list.unreadable.map(\.kind) == [.malformedReply(reason: spoiler.code.rawValue)])
        }
    }

    @Test("Every spoiler at once hides nothing")
    func crowd() throws {
        let strangers = Spoiler.all.map { Shop.entry(orderData: $0.bytes) }
        for list in try lists(strangers + [ours("A-1")] + strangers) {
            #expect(list.reports.map(\.attempt) == ["A-1"])
            #expect(list.unreadable.count == 2 * strangers.count)
        }
    }

    @Test(
        "Brackets, quotes and commas within a text are text",
        arguments: [
            #"{"a":"}]}"}"#, #"{"a":"[{"}"#, #"{"a":"\"}],\"data\":[{\""}"#, #"{"a":"\\"}"#, #"{"]\\\"":"\\\\\"{"}"#,
            #""},{""#, #"{"a":"\u0022}]\u005d"}"#, #"[[{"a":"]"},{"b":"}"}]]"#,
        ])
    func brackets(_ orderData: String) throws {
        let stranger = Shop.entry(orderData: Array(orderData.utf8))
        for list in try lists([ours("A-1"), stranger, ours("A-2")]) {
            #expect(list.reports.map(\.attempt) == ["A-1", nil, "A-2"])
            #expect(list.unreadable == [])
        }
    }

    @Test("Nothing that stands in a stranger's order data is an entry of its own")
    func nested() throws {
        let inner = Array("[".utf8) + ours("A-9") + [UInt8(ascii: "]")]
        for list in try lists([ours("A-1"), Shop.entry(orderData: inner)]) {
            #expect(list.reports.map(\.attempt) == ["A-1", nil])
        }
    }

    @Test(
        "A list that is no JSON around its entries is refused",
        arguments: [
            #"[{"a":1}"#, #"[{"a":1]"#, #"[{"a":[1}]"#, #"[{"a":"x}]"#, "[{}{}]", "[{},]", "[,{}]", "[{}]]", "[{}", "[", "{}}",
            #"{"items":[{}],"items":[{}]}"#, #"{"items":[{}],{}}"#, #"{"items":[{}],"x":"\u0000"}"#, "[{}],[{}]", "",
        ])
    func garbage(_ data: String) {
        let error = #expect(throws: GatewayError.self) { try KryptoGOReading.list(Shop.answer(data: Array(data.utf8))) }
        #expect(error?.kind.code == "malformed_reply")
    }
}
