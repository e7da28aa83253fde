import Foundation
import GatewayConformance
import Payments
import Testing

@Suite("The kit itself can fail")
struct KitTests {
    static let good = """
        {"name": "one", "operation": "notify", "origin": {"kind": "derived", "source": "manual"},
         "given": {"body": "x"}, "expect": {"reading": "rejected", "error": {"code": "notEnvelope"}}}
        """

    /// Runs the kit over a folder made of these cases.
    static func run(_ cases: [String: String], coverage: String? = nil) async throws -> ConformanceReport {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("kit-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (file, text) in cases {
            let path = root.appendingPathComponent("cases/\(file).json")
            try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: path)
        }
        try FileManager.default.createDirectory(
            at: root.appendingPathComponent("cases"), withIntermediateDirectories: true)
        try Data(#"{"merchant": "shop-7", "key": "toy-key"}"#.utf8).write(to: root.appendingPathComponent("account.json"))
        if let coverage { try Data(coverage.utf8).write(to: root.appendingPathComponent("coverage.json")) }
        return await Conformance(gateway: "samplebank", directory: root.path, bench: SampleBankBench()).run()
    }

    @Test("A good case passes")
    func passes() async throws {
        let report = try await Self.run(["notify/one": Self.good])
        #expect(report.cases.map(\.passed) == [true] && report.problems.isEmpty)
    }

    @Test("An empty folder has not passed")
    func empty() async throws {
        #expect(try await !Self.run([:]).passed)
    }

    @Test(
        "A file that does not say what it means is refused",
        arguments: [
            ("unknown key", #""given""#, #""givne""#),
            ("unknown key inside", #""body""#, #""bdoy""#),
            ("no claim and no error", #""error": {"code": "notEnvelope"}"#, #""acknowledgement": {"status": 200}"#),
            ("unknown operation", #""operation": "notify""#, #""operation": "notifies""#),
            ("unknown kind of origin", #""derived""#, #""invented""#),
            ("another name than the file's", #""name": "one""#, #""name": "two""#),
            ("a member twice", #""name": "one","#, #""name": "one", "name": "one","#),
            ("hex that is none", #""body": "x""#, #""bodyHex": "zz""#),
        ])
    func refused(what: String, from: String, to: String) async throws {
        let report = try await Self.run(["notify/one": Self.good.replacingOccurrences(of: from, with: to)])
        #expect(!report.passed)
        #expect(!report.problems.isEmpty || report.cases.contains { !$0.passed }, "\(what)")
    }

    @Test("An expectation of a fact that does not exist fails")
    func unknownFact() async throws {
        let text = Self.good.replacingOccurrences(of: #""code": "notEnvelope""#, with: #""code": "notEnvelope", "filed": "x""#)
        let report = try await Self.run(["notify/one": text])
        #expect(report.cases.map(\.passed) == [false])
        #expect(report.failures.contains { $0.contains("error.filed: there is no such fact") })
    }

    @Test("An error that nobody expected fails, although no error was asked about")
    func unexpectedError() async throws {
        let text = Self.good.replacingOccurrences(
            of: #""expect": {"reading": "rejected", "error": {"code": "notEnvelope"}}"#,
            with: #""expect": {"reading": "rejected", "transactions": []}"#)
        let report = try await Self.run(["notify/one": text])
        #expect(report.failures.contains { $0.contains("error: nothing expected") })
    }

    @Test("A cell without a case and without a reason fails, and so does a reason for a filled cell")
    func coverage() async throws {
        let axes = #""axes": {"operation": ["notify", "query"]}"#
        let open = try await Self.run(["notify/one": Self.good], coverage: #"{"tables": [{"name": "t", \#(axes)}]}"#)
        #expect(open.coverage.first?.unexplained == ["operation notify", "operation query"])
        let holes = #""holes": [{"operation": ["notify", "query"], "reason": "none"}, {"operation": "query", "reason": "twice"}]"#
        let stale = try await Self.run(["notify/one": Self.good], coverage: #"{"tables": [{"name": "t", \#(axes), \#(holes)}]}"#)
        #expect(stale.coverage.first?.staleHoles == ["twice"])
        #expect(!stale.passed)
    }

    @Test("The scripted transport answers once and remembers every request")
    func transport() async throws {
        let transport = ScriptedTransport(answering: .response(HTTPResponse(status: 200, body: [1, 2, 3])))
        let url = try #require(WebURL("https://gateway.example/"))
        let first = try await transport.send(HTTPRequest(operation: "t", method: .get, url: url))
        #expect(first.body == [1, 2, 3])
        await #expect(throws: TransportFailure(.outcomeUnknown, reason: "not_scripted")) {
            try await transport.send(HTTPRequest(operation: "t", method: .get, url: url))
        }
        #expect(transport.requests.count == 2)
    }

    @Test("An answer beyond the request's bound is a failure, not an answer")
    func bounded() async throws {
        let transport = ScriptedTransport(answering: .response(HTTPResponse(status: 200, body: [1, 2, 3])))
        let url = try #require(WebURL("https://gateway.example/"))
        await #expect(throws: TransportFailure(.outcomeUnknown, reason: "body_too_large")) {
            try await transport.send(HTTPRequest(operation: "t", method: .get, url: url, maximumResponseBytes: 2))
        }
    }
}
