import Foundation
import StrictJSON
import Testing

@testable import Payments

/// One order with nearly everything in it, against bytes on file. Who changes the document changes them knowingly.
@Suite("The document of a state")
struct GoldenStateTests {
    private static let fixture = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        .appending(path: "Fixtures/model/order-snapshot.json")

    private static var history: OrderHistory {
        var history = OrderHistory(Scene.order())
        let evidence = [
            Evidence(.start(StartOutcome(attempt: Scene.second, outcome: .unknown)), receivedAt: Scene.at(0)),
            Scene.said(
                .awaitingPayer, at: 1, tokens: Scene.movement(asked: "9.23"),
                instructions: .token(.init(address: "0xAbC", amount: Everything.amount, deadline: Scene.at(30)))),
            Scene.said(
                .paid, at: 5, tokens: Scene.movement(asked: "9.23", received: "10"), settlement: .init(capture: .captured)),
            Scene.said(.paid, by: .sealedCallback, at: 66, number: "T-2", amount: .twd(299), paidAt: 65),
            Scene.said(.unrecognized, at: 67, raw: "NEW/9"),
            Scene.refunded(.twd(100), .succeeded, at: 70),
            Scene.decided(.cancel, number: 1, at: 71),
        ]
        for piece in evidence { _ = history.record(piece) }
        return history
    }

    @Test("a snapshot is written as it is on file, to the byte")
    func snapshot() throws {
        let expected = try String(contentsOf: Self.fixture, encoding: .utf8)
        #expect(Self.history.snapshot.jsonText + "\n" == expected)
    }

    @Test("an event wraps the snapshot it led to")
    func event() throws {
        var history = Self.history
        let told = history.record(Scene.said(.canceled, at: 80))
        let event = try #require(told)
        let written = try JSONValue(parse(event.jsonText))
        #expect(
            written["event"] == "order.updated" && written["order"] == "O-1" && written["at"] == .string(Scene.at(80).utcText))
        #expect(written["sequence"] == .integer(event.sequence) && written["snapshot"] == history.snapshot.json)
    }

    @Test("a waiting order tells its next check, and one that nobody paid has no payer")
    func waiting() {
        let state = fold(Scene.order(), [Evidence]()).json
        #expect(state["nextCheck"] == "2026-01-01T01:10:00.001Z" && state["settledBy"] == nil && state["receivedTokens"] == nil)
        #expect(state["status"] == "open" && state["refundStatus"] == "none")
    }

}
