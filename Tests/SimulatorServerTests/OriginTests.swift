#if Service
import GatewaySimulator
import KryptoGO
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Testing

@Suite("Other sites' pages")
struct OriginTests {
    static let act = #"{"attempt":"A-1","action":"payNumber"}"#

    /// Headers, and whether they get in.
    static let requests: [(host: String, headers: [String], isAdmitted: Bool)] = [
        ("127.0.0.1", [], true), ("localhost:8480", [], true), ("[::1]", [], true), ("simulator.test", [], true),
        ("127.0.0.1:1", ["Origin: http://127.0.0.1:1", "Sec-Fetch-Site: same-origin"], true),
        ("127.0.0.1", ["Sec-Fetch-Site: none"], true),
        ("attacker.example", [], false), ("127.0.0.1.attacker.example", [], false), ("127.0.0.1@attacker.example", [], false),
        ("", [], false), ("127.0.0.1/x", [], false),
        ("127.0.0.1", ["Origin: https://attacker.example"], false), ("127.0.0.1", ["Origin: null"], false),
        ("127.0.0.1:1", ["Origin: http://127.0.0.1:2"], false), ("127.0.0.1", ["Sec-Fetch-Site: cross-site"], false),
        ("127.0.0.1", ["Sec-Fetch-Site: same-site"], false),
        ("127.0.0.1", ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"], false),
    ]

    @Test("No other origin's page can act, whatever name it comes by", arguments: requests)
    func acts(_ host: String, _ headers: [String], _ isAdmitted: Bool) async throws {
        try await Bench.run(backEnd: [.atm], settings: SimulatorServerSettings(hostNames: ["simulator.test"])) {
            bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            let json = rawRequest(
                "POST", "/control/act", host: host, headers: headers + ["Content-Type: application/json"], body: Self.act)
            #expect(try await RawAnswer.of(port: bench.address.port, json).status == (isAdmitted ? 200 : 403))
            #expect(bench.simulator.ledger.map(\.isPaid) == [isAdmitted])

            _ = await bench.start("A-2", .twd(300), .atm)
            let form = rawRequest("POST", "/payuni/trade/A-2", host: host, headers: headers, body: "action=payNumber")
            #expect(try await RawAnswer.of(port: bench.address.port, form).status == (isAdmitted ? 303 : 403))
            #expect(bench.simulator.ledger(of: "A-2").map(\.isPaid) == [isAdmitted])
        }
    }

    @Test("A plain form of any page cannot speak to control, since it cannot name JSON")
    func plainForm() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            let form = rawRequest("POST", "/control/act", headers: ["Content-Type: text/plain"], body: Self.act)
            #expect(try await RawAnswer.of(port: bench.address.port, form).status == 400)
            #expect(bench.simulator.ledger.map(\.isPaid) == [false])
        }
    }

    @Test("A link from a merchant's page to a payer's page is welcome")
    func link() async throws {
        try await Bench.run { bench async throws in
            _ = await bench.start("A-1", .twd(300), .stablecoin)
            let link = rawRequest(
                "GET", "/kryptogo/wallet/A-1", headers: ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"])
            let answer = try await RawAnswer.of(port: bench.address.port, link)
            #expect(answer.status == 200)
            #expect(answer.header("Content-Security-Policy")?.contains("frame-ancestors 'none'") == true)
            #expect(answer.header("Access-Control-Allow-Origin") == nil)
        }
    }
}
#endif
