#if CommandLineTool && Service && SQLite && Transport
import Glibc
import Payments
import StrictJSON

/// Four orders from opening to `paid`, over the wire, with what goes wrong in the field.
struct DemoWalk {
    let client: DemoClient
    let browser: DemoBrowser

    /// Orders that nobody told of are found by the desk's first check, 20 seconds after the start.
    private static let patienceForChecks = 35
    private static let patience = 60

    /// - Returns: whether every order was paid exactly once.
    func run() async throws -> Bool {
        try await waitUntilReady()
        say("The desk is at \(client.desk), the simulated gateways are at \(browser.gateways).")
        var numbers: [String: String] = [:]
        for order in DemoOrder.all { numbers[order.id] = try await pay(order) }
        say("\nAll four are paid at the gateways. Waiting for the desk to know.")
        let found = try await waitUntilPaid()
        var isRight = true
        for order in DemoOrder.all {
            let story = DemoStory(
                order: order, number: numbers[order.id] ?? "", timeline: try await client.get("/v1/orders/\(order.id)/timeline"),
                messages: try await browser.control("messages"))
            isRight = isRight && story.isPaidOnce
            say(story.text(found: found[order.id]))
        }
        let count = try await browser.control("ledger")["ledger"]?.elements?.count { $0["isPaid"]?.bool == true } ?? 0
        isRight = isRight && count == DemoOrder.all.count
        say(
            "\n"
                + (isRight
                    ? "All four are paid, each exactly once." : "Something is wrong: not every order is paid exactly once."))
        return isRight
    }

    private func say(_ text: String) {
        print(text)
        fflush(nil)
    }

    private func waitUntilReady() async throws {
        for _ in 0..<100 {
            if await client.isReady() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw DemoClient.Unexpected(description: "the desk did not become ready")
    }

    /// Opens the order, starts an attempt, arranges the trouble, and is the payer.
    private func pay(_ order: DemoOrder) async throws -> String {
        _ = try await client.open(order)
        let attempt = try await client.post(
            "/v1/orders/\(order.id)/attempts", ["gateway": .string(order.gateway), "method": .string(order.method.text)])
        guard let number = attempt["number"]?.string, let instructions = attempt["instructions"] else {
            throw DemoClient.Unexpected(description: "no instructions for \(order.id)")
        }
        say("\n\(order.what): order \(order.id), \(order.dollars) TWD, attempt \(number); \(order.trouble.rawValue)")
        try await arrange(order, number)
        switch order.method {
        case .stablecoin:
            say("  the wallet sends \(instructions["amount"]?.string ?? "") \(instructions["symbol"]?.string ?? "")")
            try await browser.press("kryptogo/wallet/\(number)", [("action", "pay"), ("amount", "asAsked")])
        case .card:
            say("  the payer goes to PAYUNi's page and pays by card")
            try await browser.pay(with: instructions, pressing: "approve", method: order.method)
        default:
            say(
                "  the payer takes a number on PAYUNi's page, and pays it at the \(order.method == .atm ? "cash machine" : "counter")"
            )
            try await browser.pay(with: instructions, pressing: "takeNumber", method: order.method)
            try await browser.press("payuni/trade/\(number)", [("action", "payNumber")])
        }
        return number
    }

    private func arrange(_ order: DemoOrder, _ number: String) async throws {
        let fault: String
        switch order.trouble {
        case .none: return
        case .lost: fault = "lose"
        case .doubled: fault = "double"
        case .forged: fault = "forge"
        }
        _ = try await browser.control(
            "faults",
            [
                "messages": [
                    [
                        "fault": .string(fault), "kind": .string(order.method == .stablecoin ? "callback" : "notify"),
                        "attempt": .string(number), "skipping": .integer(order.isByNumber ? 1 : 0),
                    ]
                ]
            ])
    }

    /// - Returns: for each order, how the desk came to know.
    private func waitUntilPaid() async throws -> [String: String] {
        var found: [String: String] = [:]
        for quarter in 0..<(Self.patience * 4) {
            for order in DemoOrder.all where found[order.id] == nil {
                guard try await client.order(order.id)["status"]?.string == "paid" else { continue }
                found[order.id] =
                    order.trouble != .lost ? "by the gateway's message" : "by the desk's own check; nobody asked for it"
            }
            if found.count == DemoOrder.all.count { return found }
            if quarter == Self.patienceForChecks * 4 { try await askAboutTheRest(&found) }
            try await Task.sleep(for: .milliseconds(250))
        }
        return found
    }

    private func askAboutTheRest(_ found: inout [String: String]) async throws {
        for order in DemoOrder.all where found[order.id] == nil {
            let asked = try await client.post("/v1/orders/\(order.id)/sync")
            if asked["status"]?.string == "paid" { found[order.id] = "by POST /v1/orders/\(order.id)/sync" }
        }
    }
}
#endif
