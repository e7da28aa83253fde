#if Service
import GatewaySimulator
import KryptoGO
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Testing

@Suite("A wallet, clicked through")
struct WalletPageTests {
    static let buttons: [(action: String, amount: String, state: PayerIntent.State)] = [
        ("pay", "asAsked", .paid), ("pay", "short", .short), ("pay", "over", .paid), ("seen", "asAsked", .pending),
    ]

    @Test("Each button does what it says, and KryptoGO calls back where it must", arguments: buttons)
    func pays(_ action: String, _ amount: String, _ state: PayerIntent.State) async throws {
        try await Bench.run { bench async throws in
            _ = await bench.start("A-1", .twd(300), .stablecoin)
            let intent = try #require(bench.simulator.intent(named: "A-1"))
            let page = try await bench.get("/kryptogo/wallet/" + intent.gatewayNumber.text)
            #expect(page.html.contains(intent.address) && page.html.contains(intent.asked.amount.description))
            #expect(try await bench.press(action, of: page, hidden: ["amount": amount]).status == 303)
            await bench.server.settle()
            #expect(bench.simulator.intent(named: "A-1")?.state == state)
            let callback = bench.merchant.received.first?.callback
            #expect((callback != nil) == (action == "pay"))
            if let callback {
                #expect(try bench.kryptogo.read(callback) == .hint(intent.gatewayNumber))
            }
        }
    }

    @Test("A short payment can be given back, and any number of tokens can be sent")
    func short() async throws {
        try await Bench.run { bench async throws in
            _ = await bench.start("A-1", .twd(300), .stablecoin)
            let address = "/kryptogo/wallet/A-1"
            let page = try await bench.get(address)
            #expect(try await bench.post(bench.url(address), [("action", "pay"), ("tokens", "1.25")]).status == 303)
            #expect(bench.simulator.ledger.first?.receivedTokens == ExactDecimal("1.25"))
            #expect(try await bench.post(bench.url(address), [("action", "pay"), ("tokens", "1,25")]).status == 400)
            _ = page
            #expect(try await bench.press("refund", of: bench.get(address)).status == 303)
            #expect(bench.simulator.intent(named: "A-1")?.state == .returned)
            #expect(try await bench.get(address).forms.isEmpty)
        }
    }

    @Test("Letting an intent expire moves the gateways' clock and nobody else's")
    func expires() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .stablecoin)
            let page = try await bench.get("/kryptogo/wallet/A-1")
            #expect(try await bench.press("expire", of: page).status == 303)
            await bench.server.settle()
            #expect(bench.simulator.intent(named: "A-1")?.state == .expired)
            #expect(bench.merchant.received.count == 1)
            // The merchant's clock did not move, and its requests are no older for that.
            #expect(await bench.start("A-2", .twd(300), .atm).success != nil)
        }
    }

    @Test("The first page leads to everything that can be acted on")
    func home() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            #expect(try await bench.get("/").html.contains("No payment was begun yet"))
            _ = await bench.start("A-1", .twd(300), .stablecoin)
            _ = await bench.start("A-2", .twd(300), .atm)
            _ = try await bench.visit("A-3", .twd(300))
            let home = try await bench.get("/")
            let links = home.html.matches(of: #/href="(/(?:payuni|kryptogo)/[^"]*)"/#).map { String($0.1) }
            #expect(links.count == 3)
            for link in links { #expect(try await bench.get(link).status == 200) }
            #expect(try await bench.press("advance", of: home, with: ["seconds": "86400"]).status == 303)
            #expect(bench.server.clock.leadSeconds == 86_400)
        }
    }

    @Test(
        "A page that is not there is not there",
        arguments: [
            "/payuni/page/none", "/payuni/trade/none", "/kryptogo/wallet/none", "/clock/more", "/none", "/payuni", "/../etc",
        ])
    func missing(_ path: String) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.get(path).status == 404)
            #expect(try await bench.post(bench.url(path), [("action", "pay"), ("amount", "asAsked")]).status == 404)
        }
    }
}
#endif
