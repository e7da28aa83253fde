import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("Listing intents")
struct ListTests {
    private func list(_ data: JSONValue?) -> Result<KryptoGOIntentList, GatewayError> {
        var envelope: JSONObject = ["code": 0]
        envelope["data"] = data
        let response = HTTPResponse(status: 200, body: JSONValue.object(envelope).serialized())
        return Result { () throws(GatewayError) in try KryptoGOReading.list(response, clientID: Shop.clientID) }
    }

    private var entries: [JSONValue] { ["pending", "success"].map { .object(Shop.intentData($0)) } }

    @Test("an array in data and an object with one array of objects are both lists")
    func bothShapes() {
        let shapes: [JSONValue] = [
            .array(entries), ["intents": .array(entries)], ["total": 2, "items": .array(entries), "next": .null],
            ["tags": ["a"], "rows": .array(entries)],
        ]
        for shape in shapes {
            let list = list(shape).value
            #expect(list?.reports.map { $0.transactions.first?.claim } == [.awaitingPayer, .paid])
            #expect(list?.unreadable == [])
        }
    }

    @Test("an empty list is a list")
    func empty() {
        for shape: JSONValue? in [[], ["items": []], .null, nil] {
            #expect(list(shape).value?.reports == [])
        }
    }

    @Test("what holds no list, or two, is refused")
    func noList() {
        let shapes: [JSONValue] = [
            "x", 1, .object([:]), ["a": .array(entries), "b": .array(entries)], ["items": ["x"]],
        ]
        for shape in shapes {
            #expect(list(shape).error?.kind == .malformedReply(reason: "data: no single list"))
        }
    }

    @Test("however deep a stranger nests what they write, the other intents are read")
    func deep() {
        var stranger = Shop.intentData("pending")
        stranger["order_data"] = (0..<200).reduce(JSONValue.null) { inner, _ in .array([inner]) }
        let list = list(.array([.object(stranger), entries[1]])).value
        #expect(list?.reports.last?.transactions.first?.claim == .paid)
    }

    @Test("an entry that cannot be read, or is another organisation's, does not lose the others")
    func unreadableEntries() {
        var broken = Shop.intentData("success")
        broken["fiat_amount"] = 300
        var foreign = Shop.intentData("success")
        foreign["client_id"] = "someone-else"
        let list = list(.array([.object(broken), entries[0], 5, .object(foreign), entries[1]])).value
        #expect(list?.reports.count == 2)
        #expect(
            list?.unreadable.map(\.kind) == [
                .malformedReply(reason: "fiat_amount: wrong type"), .malformedReply(reason: "data: not an object"),
                .mismatch(field: "client_id"),
            ])
    }

    @Test("a list of some thousand intents is read, and one without end is not")
    func long() async throws {
        let entry = JSONValue.object(Shop.intentData("success"))
        let count = (2 << 20) / entry.serialized().count
        let text = JSONValue.object(["code": 0, "data": .array(Array(repeating: entry, count: count))]).text
        let transport = ScriptedTransport([.json(text)])
        #expect(try await Shop.gateway(transport).list(filters: []).count == count)
        #expect(await transport.sent.first?.maximumResponseBytes == 8 << 20)
        let endless = HTTPResponse(status: 200, body: Array(repeating: UInt8(ascii: " "), count: 8 << 20 + 1))
        #expect(throws: GatewayError.self) { try KryptoGOReading.list(endless) }
    }

    @Test("the mark of an entry is its attempt")
    func marks() {
        var marked = Shop.intentData("pending")
        marked["order_data"] = ["paydesk_attempt": "A-1"]
        #expect(list(.array([.object(marked), entries[0]])).value?.reports.map(\.attempt) == ["A-1", nil])
    }

    @Test("filters are sent as given, percent-encoded, and cannot reach outside their place")
    func filters() async throws {
        let transport = ScriptedTransport([.json(#"{"code":0,"data":[]}"#), .json(#"{"code":0,"data":[]}"#)])
        let gateway = try Shop.gateway(transport)
        _ = try await gateway.list(filters: [])
        _ = try await gateway.list(filters: [("page", "2"), ("q&x=", "a b/../?#\r\n茶~")])
        let base = "https://wallet.kryptogo.app/v1/studio/api/payment/intents"
        #expect(await transport.sent.map(\.url.text) == [base, base + "?page=2&q%26x%3D=a%20b%2F..%2F%3F%23%0D%0A%E8%8C%B6~"])
        #expect(await transport.sent.map(\.operation) == ["kryptogo.list", "kryptogo.list"])
    }

    @Test("a filter without a name or an address too long is refused before sending")
    func badFilters() async throws {
        let transport = ScriptedTransport([])
        let gateway = try Shop.gateway(transport)
        for filters in [[("", "x")], [("a", String(repeating: "x", count: 3000))]] {
            let filters = filters.map { (name: $0.0, value: $0.1) }
            let error = await #expect(throws: GatewayError.self) { try await gateway.list(filters: filters) }
            #expect(error?.kind.code == "invalid_request")
        }
        #expect(await transport.sent.isEmpty)
    }
}
