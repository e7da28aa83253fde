#if Service
import GatewaySimulator
import KryptoGO
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Testing

@Suite("Control over HTTP")
struct ControlTests {
    @Test("A payment from beginning to end, with nothing but HTTP")
    func endToEnd() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            let state = try await bench.control("GET", "state").json
            let trade = try #require(state["trades"]?.elements?.map { $0 }.first)
            #expect(trade["attempt"]?.string == "A-1" && trade["state"]?.string == "issued" && trade["method"]?.string == "atm")

            let act = try await bench.control("POST", "act", ["attempt": "A-1", "action": "payNumber"])
            #expect(act.status == 200)
            let settled = try await bench.control("POST", "settle").json
            let message = try #require(settled["messages"]?.elements?.map { $0 }.first)
            #expect(message["kind"]?.string == "notify" && message["status"]?.integer == 200)
            #expect(message["body"]?.string?.contains("EncryptInfo=") == true)

            let ledger = try await bench.control("GET", "ledger?attempt=A-1").json
            let entry = try #require(ledger["ledger"]?.elements?.map { $0 }.first)
            #expect(entry["isPaid"]?.bool == true && entry["received"]?.string == "300")
        }
    }

    @Test("A name that nothing bears is answered with 404, wherever one is asked for")
    func unknownNames() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            for path in ["ledger", "messages"] {
                #expect(try await bench.control("GET", path).status == 200)
                #expect(try await bench.control("GET", path + "?attempt=A-1").status == 200)
                let unknown = try await bench.control("GET", path + "?attempt=A-2")
                #expect(unknown.status == 404 && unknown.json["code"]?.string == "unknown")
            }
            #expect(try await bench.control("POST", "settle?attempt=A-2").status == 404)
            // Nobody has chosen on the page yet, and its number is known.
            _ = try await bench.visit("A-3", .twd(300))
            #expect(try await bench.control("GET", "ledger?attempt=A-3").status == 200)
        }
    }

    @Test("An intent that a browser made, under no number of the merchant's, is found by its id")
    func intentsWithoutNumber() async throws {
        try await Bench.run { bench async throws in
            let notify = try #require(bench.merchant.url("/notify"))
            let body: JSONValue = ["fiat_amount": "300", "fiat_currency": "TWD", "callback_url": .string(notify.text)]
            let headers = [
                HTTPHeader("X-STUDIO-API-KEY", Bench.apiKey), HTTPHeader("X-Client-ID", Bench.clientID),
                HTTPHeader("Origin", "https://shop.example"),
            ]
            let request = SimulatedRequest(
                method: "POST", path: "/v1/studio/api/payment/intent", headers: headers, body: body.serialized())
            for _ in 0..<2 { #expect(bench.simulator.answer(request).response?.status == 200) }
            let intents = bench.simulator.newestIntents(2).map(\.gatewayNumber.text)
            let paid = try #require(intents.first)
            let other = try #require(intents.last)
            let rule: JSONValue = ["messages": [["fault": "double", "attempt": .string(paid)]]]
            #expect(try await bench.control("POST", "faults", rule).status == 200)
            for intent in intents { try bench.simulator.act(.pay(intent == paid ? .asAsked : .short), onIntent: intent) }
            await bench.server.settle()
            let ledger = try await bench.control("GET", "ledger?attempt=" + paid).json["ledger"]?.elements?.map { $0 }
            #expect(ledger?.map { $0["gatewayNumber"]?.string } == [paid])
            #expect(ledger?.map { $0["isPaid"]?.bool } == [true])
            for (intent, count) in [(paid, 2), (other, 1)] {
                let messages = try await bench.control("GET", "messages?attempt=" + intent).json["messages"]?.elements?.map { $0 }
                #expect(messages?.map { $0["gatewayNumber"]?.string ?? "" } == Array(repeating: intent, count: count))
            }
        }
    }

    @Test(
        "Each act that a page has, a program has",
        arguments: ActionWord.allCases)
    func acts(_ word: ActionWord) async throws {
        try await Bench.run(backEnd: [.linePay, .storeCode]) { bench async throws in
            switch word.begins {
            case .page: _ = try await bench.visit("A-1", .twd(300))
            case .silence:
                _ = try await bench.visit("A-1", .twd(300))
                try bench.simulator.act(.leaveBankSilent(.card), on: "A-1")
            case .number: _ = await bench.start("A-1", .twd(300), .storeCode)
            case .phone: _ = await bench.start("A-1", .twd(300), .linePay)
            }
            var body: JSONObject = ["attempt": "A-1", "action": .string(word.rawValue)]
            if word.begins == .page, word != .closeTab { body["method"] = word == .takeNumber ? "atm" : "card" }
            let done = try await bench.control("POST", "act", .object(body))
            #expect(done.status == 200)
            #expect(bench.simulator.trades(of: "A-1").last?.state == word.state)
        }
    }

    enum ActionWord: String, CaseIterable {
        case approve, decline, abandon3D, leaveBankSilent, takeNumber, closeTab
        case bankApproves, bankDeclines, payNumber, confirmOnPhone, refuseOnPhone

        enum Beginning { case page, silence, number, phone }

        var begins: Beginning {
            switch self {
            case .bankApproves, .bankDeclines: .silence
            case .payNumber: .number
            case .confirmOnPhone, .refuseOnPhone: .phone
            default: .page
            }
        }

        var state: PayerTrade.State? {
            switch self {
            case .approve, .bankApproves, .payNumber, .confirmOnPhone: .paid
            case .decline, .bankDeclines, .refuseOnPhone: .failed
            case .abandon3D: .canceled
            case .leaveBankSilent: .awaitsBank
            case .takeNumber: .issued
            case .closeTab: nil
            }
        }
    }

    @Test("An intent is paid in words or in tokens, and given back")
    func intents() async throws {
        try await Bench.run { bench async throws in
            _ = await bench.start("A-1", .twd(300), .stablecoin)
            let short = try await bench.control("POST", "act", ["intent": "A-1", "action": "pay", "tokens": "1.5"])
            let entry = try #require(short.json["ledger"]?.elements?.map { $0 }.first)
            #expect(entry["isShort"]?.bool == true && entry["receivedTokens"]?.string == "1.5")
            #expect(try await bench.control("POST", "act", ["intent": "A-1", "action": "refund"]).status == 200)
            #expect(try await bench.control("POST", "act", ["intent": "A-1", "action": "pay"]).status == 409)
            _ = await bench.start("A-2", .twd(300), .stablecoin)
            let told = try await bench.control("POST", "act", ["intent": "A-2", "action": "status", "status": "cancelled"])
            #expect(told.status == 200)
            await bench.server.settle()
            #expect(bench.merchant.received.contains { String(decoding: $0.body, as: UTF8.self).contains("cancelled") })
            _ = try await bench.control("POST", "act", ["intent": "A-2", "action": "pay", "amount": "over"])
            #expect(bench.simulator.ledger(of: "A-2").map(\.isPaid) == [true])
        }
    }

    @Test("Faults are added, replaced, shown and taken away")
    func faults() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            let rule: JSONValue = [
                "requests": [["fault": "serverError", "status": 503, "isApplied": true, "operation": "payuni.atm"]],
                "messages": [["fault": "delay", "seconds": 60, "kind": "notify", "attempt": "A-1", "skipping": 1, "times": 2]],
            ]
            #expect(try await bench.control("POST", "faults", rule).status == 200)
            #expect(bench.simulator.faults.requestRules.map(\.fault) == [.serverError(status: 503, isApplied: true)])
            #expect(bench.simulator.faults.messageRules.map(\.fault) == [.delay(seconds: 60)])
            let shown = try await bench.control("GET", "faults").json
            #expect(try await bench.control("PUT", "faults", JSONValue(shown)).status == 200)
            #expect(try await bench.control("GET", "faults").json.rawBytes == shown.rawBytes)
            guard case .unknown = await bench.start("A-1", .twd(300), .atm) else { throw Bench.Unexpected() }
            #expect(bench.simulator.ledger.count == 1)
            #expect(try await bench.control("DELETE", "faults").status == 200)
            #expect(bench.simulator.faults.messageRules.isEmpty)
        }
    }

    @Test("Every fault can be written down and read back")
    func everyFault() async throws {
        try await Bench.run { bench async throws in
            bench.simulator.setFaults(
                FaultPlan(
                    requestRules: RequestFault.examples.map { .init($0) }, messageRules: MessageFault.examples.map { .init($0) },
                    requestsPerThousand: 5, messagesPerThousand: 7))
            let shown = try await bench.control("GET", "faults").json
            bench.simulator.setFaults(.none)
            #expect(try await bench.control("PUT", "faults", JSONValue(shown)).status == 200)
            let plan = bench.simulator.faults
            #expect(plan.requestRules.map(\.fault) == RequestFault.examples)
            #expect(plan.messageRules.map(\.fault) == MessageFault.examples)
            #expect(plan.requestsPerThousand == 5 && plan.messagesPerThousand == 7)
        }
    }

    @Test("The clock moves on, and what becomes due on the way happens")
    func clock() async throws {
        try await Bench.run(backEnd: [.storeCode]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .storeCode)
            let moved = try await bench.control("POST", "clock", ["advanceSeconds": 864_000])
            #expect(moved.json["leadSeconds"]?.integer == 864_000)
            #expect(bench.simulator.trades(of: "A-1").map(\.state) == [.expired])
            let settled = try await bench.control("POST", "settle").json
            #expect(settled["messages"]?.elements?.map { $0["kind"]?.string } == ["notify"])
            let again = try await bench.control("POST", "retrigger", ["attempt": "A-1"])
            #expect(again.status == 200)
            await bench.server.settle()
            #expect(bench.merchant.received.count == 2)
        }
    }

    @Test("A reset forgets trades, messages, faults and the clock's lead")
    func reset() async throws {
        try await Bench.run(backEnd: [.atm]) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            try bench.simulator.act(.payNumber(), on: "A-1")
            await bench.server.settle()
            bench.simulator.add(FaultPlan.RequestRule(.garbage))
            bench.server.clock.advance(seconds: 60)
            #expect(try await bench.control("POST", "reset", ["seed": 7]).status == 200)
            #expect(bench.simulator.ledger.isEmpty && bench.server.clock.leadSeconds == 0)
            #expect(try await bench.control("GET", "messages").json["messages"]?.elements?.map { $0 }.isEmpty == true)
            // The number was taken before, and by nobody now.
            #expect(await bench.start("A-1", .twd(300), .atm).success != nil)
        }
    }

    static let wrong: [(path: String, body: JSONValue, status: Int, field: String?)] = [
        ("act", ["attempt": "A-9", "action": "payNumber"], 409, nil), ("act", ["action": "approve"], 422, "attempt"),
        ("act", ["attempt": "A-1", "action": "steal"], 422, "action"),
        ("act", ["attempt": "A-1", "action": "approve"], 422, "method"),
        ("act", ["attempt": "A-1", "action": "payNumber", "dollars": "1e3"], 422, "dollars"),
        ("act", ["attempt": "A-1", "action": "payNumber", "dollar": "3"], 422, "dollar"),
        ("act", ["intent": "none", "action": "pay"], 404, nil), ("act", ["intent": "none", "action": "approve"], 422, "action"),
        ("act", ["intent": "none", "action": "pay", "tokens": "0.001"], 422, "tokens"), ("act", [1], 422, nil),
        ("act", ["intent": "none", "action": "status"], 422, "status"),
        ("faults", ["requests": [["fault": "explode"]]], 422, "requests[0].fault"),
        ("faults", ["requests": [["fault": "cut", "operation": "payuni.atn"]]], 422, "requests[0].operation"),
        ("faults", ["requests": [["fault": "slow"]]], 422, "requests[0].seconds"),
        ("faults", ["requests": [["fault": "serverError", "status": 404]]], 422, "requests[0].status"),
        ("faults", ["messages": [["fault": "lose", "kind": "letter"]]], 422, "messages[0].kind"),
        ("faults", ["requestsPerThousand": 1001], 422, "requestsPerThousand"),
        ("clock", ["advanceSeconds": -1], 422, "advanceSeconds"),
        ("clock", [:], 422, "advanceSeconds"), ("retrigger", ["attempt": "A-9"], 404, nil), ("reset", ["seed": "x"], 422, "seed"),
        ("outage", ["seconds": 0], 422, "seconds"), ("settle", ["now": true], 422, "now"), ("none", [:], 404, nil),
        ("state", [:], 405, nil),
    ]

    @Test("What is wrong is named and changes nothing", arguments: wrong)
    func problems(_ path: String, _ body: JSONValue, _ status: Int, _ field: String?) async throws {
        try await Bench.run { bench async throws in
            let answer = try await bench.control("POST", path, body)
            #expect(answer.status == status)
            #expect(answer.json["status"]?.integer == Int64(status))
            #expect(answer.json["field"]?.string == field)
            #expect(bench.simulator.ledger.isEmpty && bench.simulator.faults.requestRules.isEmpty)
        }
    }
}
#endif
