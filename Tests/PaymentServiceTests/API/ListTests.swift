#if Service
import GatewaySimulator
import HTTPTypes
import HummingbirdTesting
import Payments
import StrictJSON
import Testing

@Suite("Lists over HTTP")
struct ListTests {
    /// Follows a list to its end.
    static func walk(_ client: any TestClientProtocol, _ uri: String, _ member: String) async throws -> [[JSONDocument.Value]] {
        var pages: [[JSONDocument.Value]] = []
        var next: String?
        repeat {
            let place = next.map { "&cursor=\($0)" } ?? ""
            let page = try await client.send(.get, uri + place).json
            pages.append(Array(try required(page[member]?.elements)))
            next = page["next"]?.string
        } while next != nil && pages.last?.isEmpty == false && pages.count < 20
        return pages
    }

    @Test("Orders come newest first, page by page, each once")
    func paging() async throws {
        let desk = try Desk()
        try await desk.test { client in
            for index in 1...7 {
                try await client.open("A-\(index)")
                desk.time.pass(seconds: 1)
            }
            let pages = try await Self.walk(client, "/v1/orders?limit=3", "orders")
            #expect(pages.map(\.count).filter { $0 > 0 } == [3, 3, 1])
            #expect(pages.flatMap { $0 }.compactMap { $0["id"]?.string } == (1...7).reversed().map { "A-\($0)" })
        }
    }

    @Test("Filters by status, gateway and time hold together")
    func filters() async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open("A-1")
            desk.time.pass(seconds: 60)
            try await client.open("A-2")
            _ = try await client.start("atm", of: "A-2")
            _ = try await client.send(.post, "/v1/orders/A-1/cancel")
            func ids(_ query: String) async throws -> [String] {
                let page = try await client.send(.get, "/v1/orders?" + query).json
                return try required(page["orders"]?.elements).compactMap { $0["id"]?.string }
            }
            #expect(try await ids("status=canceled") == ["A-1"])
            #expect(try await ids("gateway=payuni") == ["A-2"])
            #expect(try await ids("gateway=kryptogo") == [])
            #expect(try await ids("from=2026-01-01T00:00:30Z") == ["A-2"])
            #expect(try await ids("before=2026-01-01T00:00:30Z") == ["A-1"])
            #expect(try await ids("status=open&before=2026-01-01T00:00:30Z") == [])
        }
    }

    @Test("Orders that need attention are found whatever their status, each row with its reasons")
    func attention() async throws {
        let desk = try Desk()
        try await desk.test { client in
            for id in ["A-1", "A-2", "A-3"] {
                try await client.open(id)
                desk.time.pass(seconds: 1)
            }
            _ = try await client.start("stablecoin", at: "kryptogo", of: "A-1")
            let number = try await required(desk.store.order("A-1")?.order.attempts.first?.number)
            try desk.simulator.act(.pay(.asAsked), onIntent: number.text)
            _ = try await client.send(.post, "/v1/orders/A-1/sync")
            desk.time.pass(seconds: 1)
            _ = try await client.send(.post, "/v1/orders/A-1/cancel")
            desk.simulator.add(FaultPlan.RequestRule(.resetAfter))
            _ = try await client.start("atm", of: "A-2")
            func rows(_ query: String) async throws -> [[String?]] {
                let page = try await client.send(.get, "/v1/orders?" + query).json
                return try required(page["orders"]?.elements).map { row in
                    let words = try required(row["attention"]?.elements).compactMap(\.string).joined(separator: " ")
                    return [row["id"]?.string, row["status"]?.string, words]
                }
            }
            let found = [["A-2", "open", "startUnknown"], ["A-1", "paid", "canceledAfterPaid"]]
            #expect(try await rows("attention=true") == found)
            #expect(try await rows("attention=true&status=paid") == [found[1]])
            #expect(try await rows("limit=1") == [["A-3", "open", ""]])
        }
    }

    @Test("Events come oldest first, each with its name and its whole snapshot, and can be told again")
    func events() async throws {
        try await Desk().test { client in
            try await client.open()
            _ = try await client.send(.post, "/v1/orders/A-1/cancel")
            let page = try await client.send(.get, "/v1/events?order=A-1").json
            let events = Array(try required(page["events"]?.elements))
            let last = try required(events.last)
            #expect(last["type"]?.string == "order.canceled" && last["data"]?["order"]?.string == "A-1")
            #expect(last["data"]?["snapshot"]?["status"]?.string == "canceled")
            let id = try required(last["data"]?["id"]?.string)
            let again = try await client.send(.post, "/v1/events/\(id)/redeliver")
            #expect(again.status == 202)
            let order = try await client.send(.post, "/v1/events/redeliver", "{\"order\":\"A-1\"}")
            #expect(order.status == 202)
            let span = try await client.send(
                .post, "/v1/events/redeliver", "{\"from\":\"2026-01-01T00:00:00Z\",\"before\":\"2026-01-02T00:00:00Z\"}")
            #expect(span.status == 202)
            #expect(try span.json["deliveries"]?.integer == 0 && span.json["next"] == nil)
            let unplaced = try await client.send(.post, "/v1/events/redeliver", "{\"order\":\"A-1\",\"cursor\":null}")
            #expect(unplaced.status == 202)
            let nowhere = try await client.send(.post, "/v1/events/redeliver", "{\"order\":\"A-1\",\"cursor\":\"x\"}")
            #expect(nowhere.status == 400 && nowhere.field == "cursor")
        }
    }

    @Test(
        "A query that cannot be right is refused with its name",
        arguments: [
            ("status=PAID", "status"), ("limit=0", "limit"), ("limit=501", "limit"), ("limit=%31%30%30%30", "limit"),
            ("limit=１", "limit"), ("limit=-1", "limit"), ("limit=1&limit=2", "limit"), ("from=yesterday", "from"),
            ("from=2026-01-01", "from"), ("before=2026-01-01T00:00:00%2B08:00", "before"), ("cursor=x", "cursor"),
            ("cursor=" + String(repeating: "0", count: 101), "cursor"),
            ("state=open", "state"), ("Status=open", "Status"), ("order=A-1", "order"), ("status=", "status"),
            ("gateway=a%20b", "gateway"), ("attention=false", "attention"), ("attention=1", "attention"),
            ("attention=TRUE", "attention"), ("attention=", "attention"),
        ])
    func badQueries(_ query: String, _ field: String) async throws {
        let answer = try await Desk().test { try await $0.send(.get, "/v1/orders?" + query) }
        #expect(answer.status == 400 && answer.field == field)
    }
}
#endif
