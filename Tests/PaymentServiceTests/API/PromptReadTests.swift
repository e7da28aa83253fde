#if Service
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import Payments
import SQLiteOrderStore
import StrictJSON
import Testing

@testable import PaymentService

@Suite("An order read at once", .serialized, .timeLimit(.minutes(5)))
struct PromptReadTests {
    /// A desk on a file, which can say at once.
    private static func withDesk<Value>(
        _ log: LogCapture = LogCapture(), _ body: (Desk) async throws -> Value
    ) async throws -> Value {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("prompt-\(UUID().uuidString).db").path
        defer { for end in ["", "-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try await SQLiteOrderStore.open(SQLiteStoreSettings(path: path))
        defer { store.close() }
        let desk = try Desk(store: store, logger: log.logger)
        return try await body(desk)
    }

    private static func reads(_ desk: Desk, gate: AdmissionGate = AdmissionGate(limit: 10), _ log: LogCapture) -> PromptReads {
        PromptReads(
            api: OrderAPI(dispatcher: desk.dispatcher, settings: desk.settings),
            frame: RequestFrame(gate: gate, meter: RequestMeter(factory: desk.metrics), logger: log.logger))
    }

    private static func question(_ uri: String, _ method: HTTPMethod = .GET, _ keys: [String] = [TestKeys.read]) -> WholeRequest {
        var fields: HTTPHeaders = ["Host": "desk"]
        for key in keys { fields.add(name: "authorization", value: "Bearer \(key)") }
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: fields)
        return WholeRequest(head: head, body: ByteBuffer())
    }

    @Test("A plain question is answered as the router does it, counted and logged alike")
    func alike() async throws {
        let (here, there) = (LogCapture(), LogCapture())
        try await Self.withDesk(there) { desk in
            try await desk.begin()
            try await desk.test { client in
                _ = try await client.start("atm")
                let routed = try await client.send(.get, "/v1/orders/A-1", headers: .json(TestKeys.read))
                let prompt = try required(Self.reads(desk, here).answer(Self.question("/v1/orders/A-1")))
                #expect(String(buffer: prompt.body) == routed.text && Int(prompt.head.status.code) == routed.status)
                let fields = Dictionary(uniqueKeysWithValues: prompt.head.headers.map { ($0.name.lowercased(), $0.value) })
                for field in routed.headers where field.name != .requestID {
                    #expect(fields[field.name.canonicalName] == field.value, "\(field.name)")
                }
                #expect(fields.count == routed.headers.count && fields["x-request-id"]?.count == 16)
            }
            let counted = "paydesk_http_requests_total{method=\"GET\",route=\"/v1/orders/{order}\",status=\"200\"} 2\n"
            #expect(desk.metrics.text.contains(counted))
        }
        let line = try required(there.lines.last { $0.contains("/v1/orders/{order}") && $0.contains("GET") })
        #expect(Self.withoutNumbers(try required(here.lines.last)) == Self.withoutNumbers(line))
    }

    /// Names of the fields of a line, sorted, and their values but for those that differ from request to request.
    private static func withoutNumbers(_ line: String) -> [String] {
        line.matches(of: /"?([a-z]+)"?: ([^,\]]+)/)
            .map { ["correlation", "microseconds"].contains($0.1) ? "\($0.1)" : "\($0.1): \($0.2)" }.sorted()
    }

    static let others: KeyValuePairs<String, WholeRequest> = [
        "no key": question("/v1/orders/A-1", .GET, []), "a wrong key": question("/v1/orders/A-1", .GET, [TestKeys.read + "x"]),
        "a key for something else": question("/v1/orders/A-1", .GET, [TestKeys.charge]),
        "two keys": question("/v1/orders/A-1", .GET, [TestKeys.read, TestKeys.read]),
        "an unknown order": question("/v1/orders/A-2"), "all orders": question("/v1/orders"), "no name": question("/v1/orders/"),
        "a query": question("/v1/orders/A-1?x=1"), "an empty query": question("/v1/orders/A-1?"),
        "its timeline": question("/v1/orders/A-1/timeline"), "a slash behind": question("/v1/orders/A-1/"),
        "two slashes before": question("//v1/orders/A-1"), "two slashes within": question("/v1/orders//A-1"),
        "an escape": question("/v1/orders/A%2D1"), "a point": question("/v1/orders/.."),
        "a fragment": question("/v1/orders/A-1#x"), "a long name": question("/v1/orders/" + String(repeating: "a", count: 65)),
        "a whole address": question("http://desk/v1/orders/A-1"), "its head alone": question("/v1/orders/A-1", .HEAD),
        "another method": question("/v1/orders/A-1", .POST), "another version": question("/v2/orders/A-1"),
    ]

    @Test("Whatever else is asked is left to the router", arguments: others.map(\.key))
    func routed(_ name: String) async throws {
        let request = try required(Self.others.first { $0.key == name }?.value)
        let log = LogCapture()
        try await Self.withDesk { desk in
            try await desk.begin()
            #expect(Self.reads(desk, log).answer(request) == nil && log.lines.isEmpty)
        }
    }

    @Test("So is everything where there are too many requests, or the store fails or cannot say so")
    func leftAlone() async throws {
        let log = LogCapture()
        try await Self.withDesk { desk in
            try await desk.begin()
            let gate = AdmissionGate(limit: 1)
            #expect(Self.reads(desk, gate: gate, log).answer(Self.question("/v1/orders/A-1")) != nil)
            #expect(gate.enter())
            #expect(Self.reads(desk, gate: gate, log).answer(Self.question("/v1/orders/A-1")) == nil)
            gate.leave()
            #expect(Self.reads(desk, gate: gate, log).answer(Self.question("/v1/orders/A-1")) != nil)
            (desk.store as? SQLiteOrderStore)?.close()
            #expect(Self.reads(desk, gate: gate, log).answer(Self.question("/v1/orders/A-1")) == nil)
        }
        let inMemory = try Desk()
        try await inMemory.begin()
        #expect(Self.reads(inMemory, log).answer(Self.question("/v1/orders/A-1")) == nil)
    }

    @Test(
        "On a port every question about an order has the router's answer",
        arguments: [
            "/v1/orders/A-1", "/v1/orders/A-2", "/v1/orders/A-1?x=1", "/v1/orders/A-1/", "/v1/orders/A%2D1", "/v1/orders/..",
            "//v1/orders/A-1", "/v1//orders/A-1",
        ])
    func onPort(_ path: String) async throws {
        try await Self.withDesk { desk in
            for key in [TestKeys.read, TestKeys.charge, "nobody's"] {
                let routed = try await desk.test { client in
                    _ = try await client.send(.post, "/v1/orders", Terms.json())
                    return try await client.send(.get, path, headers: .json(key))
                }
                let live = try await desk.service.application().test(.live) { client in
                    try await client.send(.get, path, headers: .json(key))
                }
                #expect(live.status == routed.status && live.text == routed.text)
                let passing: Set<HTTPField.Name> = [.requestID, .date, .connection]
                #expect(
                    Set(live.headers.filter { !passing.contains($0.name) })
                        == Set(routed.headers.filter { !passing.contains($0.name) }))
            }
        }
    }
}

extension Desk {
    fileprivate func begin() async throws { _ = try await test { client in try await client.open() } }
}
#endif
