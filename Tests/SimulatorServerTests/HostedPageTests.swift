#if Service
import GatewaySimulator
import KryptoGO
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Testing

@Suite("PAYUNi's page, clicked through")
struct HostedPageTests {
    /// What a button on the page leads to.
    static let buttons: [(action: String, method: PaymentMethod, claim: Claim)] = [
        ("approve", .card, .paid), ("decline", .card, .failed), ("abandon3D", .card, .canceled),
        ("leaveBankSilent", .card, .processing), ("approve", .linePay, .paid), ("decline", .jkoPay, .failed),
        ("takeNumber", .atm, .awaitingPayer), ("takeNumber", .storeCode, .awaitingPayer),
    ]

    @Test("Each choice is told by the server's notify and by the browser's return, and both say the same", arguments: buttons)
    func choices(_ action: String, _ method: PaymentMethod, _ claim: Claim) async throws {
        try await Bench.run { bench async throws in
            let page = try await bench.visit("A-1", .twd(300))
            #expect(page.html.contains("tea &lt;&amp;&gt;") && page.html.contains("300 TWD"))
            let result = try await bench.press(action, of: page, method: method)
            #expect(result.status == 200)
            try await bench.postReturn(result)
            await bench.server.settle()
            #expect(bench.merchant.received.map(\.path).sorted() == ["/notify", "/return"])
            for received in bench.merchant.received {
                guard case .authenticated(let report) = try bench.payuni.read(received.callback) else {
                    Issue.record("not believed: \(received.path)")
                    continue
                }
                #expect(report.transactions.map(\.claim) == [claim])
            }
        }
    }

    @Test("The payer chooses the bank of an ATM account, and is offered no other than the merchant's")
    func banks() async throws {
        try await Bench.run { bench async throws in
            let page = try await bench.visit("A-1", .twd(300))
            #expect(page.form("takeNumber", method: .atm)?.options == ["822"])
            let refused = try await bench.press("takeNumber", of: page, method: .atm, with: ["bank": "004"])
            #expect(refused.status == 409 && refused.html.contains("role=\"alert\""))
            _ = try await bench.press("takeNumber", of: page, method: .atm, with: ["bank": "822"])
            #expect(bench.simulator.trades(of: "A-1").map(\.bank) == ["822"])
        }
    }

    @Test("A closed tab tells nobody and pays nothing")
    func closes() async throws {
        try await Bench.run { bench async throws in
            let page = try await bench.visit("A-1", .twd(300))
            let closed = try await bench.press("closeTab", of: page)
            #expect(closed.html.contains("Nobody was told") && closed.forms.isEmpty)
            await bench.server.settle()
            #expect(bench.merchant.received.isEmpty && bench.simulator.ledger.isEmpty)
            #expect(try await bench.press("approve", of: page, method: .card).status == 409)
        }
    }

    @Test("A page is one payer's once: the second choice is refused, and so is one after its time")
    func ends() async throws {
        try await Bench.run { bench async throws in
            let page = try await bench.visit("A-1", .twd(300))
            _ = try await bench.press("approve", of: page, method: .card)
            let again = try await bench.press("approve", of: page, method: .card)
            #expect(again.status == 409 && again.forms.isEmpty && again.html.contains("done with this page"))
            let late = try await bench.visit("A-2", .twd(300))
            bench.time.pass(seconds: 700)
            #expect(try await bench.press("approve", of: late, method: .card).html.contains("time is over"))
            #expect(bench.simulator.ledger.count == 1)
        }
    }

    @Test("A form that PAYUNi refuses is shown to the payer with its code, and nobody else is told")
    func refusedForm() async throws {
        try await Bench.run { bench async throws in
            _ = try await bench.visit("A-1", .twd(300))
            let page = try await bench.visit("A-1", .twd(300))
            #expect(page.html.contains("UPP01007") && page.forms.isEmpty)
        }
    }

    @Test("A return that a fault loses leaves the payer on PAYUNi's own result page; the notify comes all the same")
    func lostReturn() async throws {
        try await Bench.run(faults: FaultPlan(messageRules: [.init(.lose, kind: .browserReturn)])) { bench async throws in
            let page = try await bench.visit("A-1", .twd(300))
            let result = try await bench.press("takeNumber", of: page, method: .storeCode)
            #expect(result.forms.isEmpty)
            #expect(result.html.contains(try #require(bench.simulator.trades(of: "A-1").first?.paymentNumber)))
            await bench.server.settle()
            #expect(bench.merchant.received.map(\.path) == ["/notify"])
        }
    }

    @Test("Where nobody has the page open, the server brings the return itself")
    func unattended() async throws {
        try await Bench.run { bench async throws in
            _ = try await bench.visit("A-1", .twd(300))
            try bench.simulator.act(.approve(.card), on: "A-1")
            await bench.server.settle()
            #expect(bench.merchant.received.map(\.path) == ["/notify", "/return"])
        }
    }

    @Test("At the cash machine, the counter and the bank, what happens is told")
    func trades() async throws {
        try await Bench.run(backEnd: [.atm, .storeCode]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            _ = await bench.start("A-2", .twd(300), .storeCode)
            let machine = try await bench.get("/payuni/trade/A-1")
            #expect(try await bench.press("payNumber", of: machine).status == 303)
            let counter = try await bench.get("/payuni/trade/A-2")
            #expect(
                try await bench.post(bench.url("/payuni/trade/A-2"), [("action", "payNumber"), ("dollars", "299")]).status == 303)
            #expect(try await bench.press("payNumber", of: counter).status == 409)
            #expect(bench.simulator.ledger(of: "A-1").map(\.isPaid) == [true])
            #expect(bench.simulator.ledger(of: "A-2").first?.bookedUnder != nil)

            let page = try await bench.visit("A-3", .twd(300))
            _ = try await bench.press("leaveBankSilent", of: page, method: .card)
            let bank = try await bench.get("/payuni/trade/A-3")
            #expect(try await bench.press("bankApproves", of: bank).status == 303)
            let console = try await bench.get("/payuni/trade/A-3")
            await bench.server.settle()
            let before = bench.merchant.received.count
            #expect(try await bench.press("retrigger", of: console).status == 303)
            await bench.server.settle()
            #expect(bench.merchant.received.count == before + 1)
        }
    }
}
#endif
