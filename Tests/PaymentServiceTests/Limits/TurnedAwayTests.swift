#if Service
import Foundation
import HummingbirdTesting
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("Who is turned away leaves a trace", .serialized)
struct TurnedAwayTests {
    @Test("Each is counted by its reason, and the log says so once a minute, with how many there were")
    func counting() {
        let (metrics, log, time) = (PrometheusRegistry(), LogCapture(), MovableTime(Desk.opening))
        let turnedAway = TurnedAway(factory: metrics, time: time, logger: log.logger)
        #expect(metrics.text.contains("paydesk_connections_turned_away_total{reason=\"connections\"} 0\n"))
        for _ in 0..<100 { turnedAway.count(.connections) }
        time.pass(seconds: 59)
        turnedAway.count(.pipelined)
        #expect(log.lines.count == 1)
        time.pass(seconds: 1)
        turnedAway.count(.connections)
        #expect(log.lines.count == 2 && log.lines.allSatisfy { $0.hasPrefix("warning connections are turned away") })
        #expect(log.lines.map { $0.firstMatch(of: /"count": ([0-9]+)/)?.1 } == ["1", "101"])
        #expect(metrics.text.contains("paydesk_connections_turned_away_total{reason=\"connections\"} 101\n"))
        #expect(metrics.text.contains("paydesk_connections_turned_away_total{reason=\"pipelined\"} 1\n"))
        // A clock that was set back does not silence it.
        time.pass(seconds: -3_600)
        turnedAway.count(.connections)
        #expect(log.lines.count == 3)
    }

    @Test("A connection too many is counted, and told what is the matter as every other caller is")
    func tooMany() async throws {
        let answer = try await SocketLimitTests.live({ $0.connections = 0 }) { desk, client in
            let answer = try await RawConnection.exchange(port: client.port, "GET /v1/orders HTTP/1.1\r\nHost: d\r\n\r\n")
            #expect(desk.metrics.text.contains(/turned_away_total\{reason="connections"\} [1-9]/))
            return answer
        }
        let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1).map(String.init)
        #expect(parts.count == 2 && parts[0].hasPrefix("HTTP/1.1 503"))
        #expect(parts[0].contains("Content-Type: application/problem+json") && parts[0].contains("Connection: close"))
        let problem = try JSONDocument(required(parts.last)).root
        #expect(problem["code"]?.string == "overloaded" && problem["status"]?.integer == 503)
    }

    @Test("Who asked for a head alone gets no body with it")
    func head() async throws {
        let answer = try await SocketLimitTests.live({ $0.connections = 0 }) { _, client in
            try await RawConnection.exchange(port: client.port, "HEAD /healthz HTTP/1.1\r\nHost: d\r\n\r\n")
        }
        #expect(answer.hasPrefix("HTTP/1.1 503") && answer.hasSuffix("\r\n\r\n") && !answer.contains("{"))
    }

    @Test("The operator's guide lists the counter, its label and every reason")
    func guide() throws {
        let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/operations.md")
        let text = try String(contentsOf: guide, encoding: .utf8)
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| `\(TurnedAway.label)` | `reason` |") })
        for reason in TurnedAway.Reason.allCases { #expect(row.contains("`\(reason.rawValue)`")) }
    }
}
#endif
