import Foundation
import StrictJSON
import Testing

@testable import paydesk

@Suite("paydesk fold")
struct FoldLineTests {
    /// The example of docs/fold.md.
    private func example() throws -> String {
        let page = try String(contentsOf: Files.root.appendingPathComponent("docs/fold.md"), encoding: .utf8)
        let start = try #require(page.range(of: "```json\n"))
        let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
        return String(page[start.upperBound..<end.lowerBound])
    }

    @Test("the documented example is paid, by one event")
    func documented() throws {
        let result = answer(FoldLine(), text: try example())
        #expect(result["snapshot"]?["status"] == "paid")
        #expect(result["snapshot"]?["sequence"] == 1)
        #expect(result["events"]?.array?.compactMap { $0["event"]?.string } == ["order.paid"])
    }

    @Test("the order of the evidence changes events, never the last state")
    func permuted() throws {
        let line = JSONValue(try JSONDocument(try example()).root)
        let evidence = try #require(line["evidence"]?.array)
        let reversed = answer(
            FoldLine(), .object(JSONObject([("order", line["order"] ?? .null), ("evidence", .array(evidence.reversed()))])))
        #expect(reversed["snapshot"]?["status"] == "paid")
        #expect(reversed["events"]?.array?.compactMap { $0["event"]?.string } == ["order.expired", "order.paid"])
    }

    @Test("a misspelt field is refused with its path")
    func misspelt() throws {
        let wrong = try example().replacing("\"claim\"", with: "\"clam\"")
        let result = answer(FoldLine(), text: wrong)
        #expect(result["field"] == "evidence[0].report.claim" || result["field"] == "evidence[0].report.clam")
    }

    @Test("a bad line stops nothing: every line has its answer")
    func lines() {
        #expect(answer(FoldLine(), text: "{")["error"] == "malformed_json")
        #expect(answer(FoldLine(), text: "[]")["error"] == "invalid_field")
        #expect(answer(FoldLine(), text: "{}")["field"] == "order")
    }
}
