import StrictJSON
import Testing

@testable import Payments

@Suite("Values survive their documents")
struct RoundTripTests {
    @Test("every report is read back as it was, to the byte")
    func reports() throws {
        for report in Everything.reports {
            let text = report.json.text
            let read = try TransactionReport(json: parse(text), path: "report")
            #expect(read == report, "\(text)")
            #expect(read.json.text == text)
        }
    }

    @Test("every statement is read back as it was, with and without a digest")
    func evidence() throws {
        let digest = String(repeating: "0f", count: 32)
        for statement in Everything.statements {
            for digest in [nil, digest] {
                let piece = Evidence(statement, receivedAt: Everything.time, digest: digest)
                let text = piece.json.text
                #expect(try Evidence(json: parse(text), path: "evidence") == piece, "\(text)")
                #expect(try Evidence(json: parse(text), path: "evidence").json.text == text)
                #expect(piece.text == text, "written straight as from its tree")
            }
        }
        #expect(Set(Everything.statements.map(\.kind)) == ["report", "hint", "start", "clock", "decision", "refund"])
    }

    @Test("every order is read back as it was")
    func orders() throws {
        for order in Everything.orders {
            let text = order.json.text
            #expect(try Order(json: parse(text), path: "order") == order, "\(text)")
        }
    }

    @Test("what may be left out has its default, and null is left out")
    func defaults() throws {
        let text = #"{"id":"O-1","due":{"value":"300.00","currency":"TWD"},"deadline":"2026-01-01T01:00:00Z""#
        let plain = try Order(json: parse(text + "}"), path: "order")
        #expect(plain == Order(id: "O-1", due: .twd(300), deadline: Scene.deadline))
        #expect(try Order(json: parse(text + #","policies":{"late":null},"attempts":null}"#), path: "order") == plain)
        let tried = try Order(json: parse(text + #","attempts":[{"number":"A-1","gateway":"payuni"}]}"#), path: "order")
        #expect(tried.attempts == [Attempt(number: "A-1", gateway: "payuni", amount: .twd(300), method: .payerChooses)])
        let report = try TransactionReport(
            json: parse(#"{"claim":"paid","gatewayNumber":"T-1","tokens":{"chain":"arb","contract":"0x1","asked":"1"}}"#),
            path: "")
        #expect(report.raw.isEmpty && report.tokens?.token.decimals == 0 && report.tokens?.token.symbol == "")
    }

    @Test("instructions tell their deadline, whatever they are")
    func deadlines() {
        let half = Everything.instructions.count / 2
        #expect(Everything.instructions.prefix(half).allSatisfy { $0.deadline == nil })
        #expect(Everything.instructions.suffix(half).filter { $0.deadline == Everything.time }.count == half - 1)
    }

    @Test("a capture is due where nobody asked the bank")
    func captures() {
        #expect(Everything.captures.filter(\.isDue) == [.notRequested, .canceled])
        #expect(Set(Everything.captures.map(\.word)).count == Everything.captures.count)
    }
}
