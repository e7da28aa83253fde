#if Service
import GatewaySimulator
import KryptoGO
import Payments
import PaymentTransport
import PAYUNi
import SimulatorServer
import StrictJSON
import Synchronization
import Testing

@Suite("Faults on the wire")
struct FaultTests {
    /// Nobody waits for a slow answer here.
    static let impatient = SimulatorServerSettings(pause: { _ in })

    /// What a start must come to: done, or unknown. Over sockets nothing is surely refused but a port that is shut.
    static func isUnknown(_ fault: RequestFault, at method: PaymentMethod) -> Bool? {
        switch fault {
        case .slow: nil
        // KryptoGO's adapter takes 429 for "not done"; PAYUNi's asks. A broken seal is nothing to a gateway without seals.
        case .tooManyRequests: method != .stablecoin
        case .wrongHash: method == .stablecoin ? nil : true
        // PAYUNi's start reports the other amount beside the number, for the fold to refuse; KryptoGO's is unknown.
        case .wrongAmount: method == .stablecoin ? true : nil
        default: true
        }
    }

    @Test(
        "A start ends as its fault allows, the ledger shows whether it happened, and the next request goes through",
        arguments: RequestFault.examples, [PaymentMethod.atm, .storeCode, .stablecoin])
    func starts(_ fault: RequestFault, _ method: PaymentMethod) async throws {
        try await Bench.run(
            faults: FaultPlan(requestRules: [.init(fault)]), backEnd: [.atm, .storeCode], settings: Self.impatient
        ) { bench async throws in
            let outcome = await bench.start("A-1", .twd(300), method)
            switch (outcome, Self.isUnknown(fault, at: method)) {
            case (.done, nil), (.refused, false?), (.unknown, true?): break
            default: Issue.record("\(fault) on \(method): \(outcome)")
            }
            #expect(bench.simulator.ledger.count == (fault.isApplied ? 1 : 0))
            #expect(await bench.start("A-2", .twd(300), method).success != nil)
        }
    }

    @Test("A query that goes wrong is no answer, and a wrong amount is never money", arguments: RequestFault.examples)
    func queries(_ fault: RequestFault) async throws {
        try await Bench.run(backEnd: [.atm], settings: Self.impatient) { bench async throws in
            _ = await bench.start("A-1", .twd(300), .atm)
            try bench.simulator.act(.payNumber(), on: "A-1")
            bench.time.pass(seconds: 700)
            let reference = AttemptReference(number: "A-1", amount: .twd(300))
            bench.simulator.add(FaultPlan.RequestRule(fault, operation: "payuni.trade_query"))
            switch fault {
            case .slow: #expect(try await bench.payuni.query(reference).transactions.map(\.claim) == [.paid])
            case .wrongAmount:
                let report = try #require(try await bench.payuni.query(reference).transactions.first)
                #expect(report.notices.contains(.mismatch(field: "TradeAmt")))
            default: await #expect(throws: GatewayError.self) { try await bench.payuni.query(reference) }
            }
            #expect(try await bench.payuni.query(reference).transactions.map(\.claim) == [.paid])
        }
    }

    @Test("Each fault is what it says, byte by byte", arguments: RequestFault.examples)
    func bytes(_ fault: RequestFault) async throws {
        let paused = Mutex<[Int64]>([])
        let settings = SimulatorServerSettings(pause: { seconds in paused.withLock { $0.append(seconds) } })
        try await Bench.run(settings: settings) { bench async throws in
            let request = rawRequest(
                "GET", "/v1/studio/api/payment/intents",
                headers: ["X-STUDIO-API-KEY: key01", "X-Client-ID: client01", "Origin: https://shop.example"])
            let whole = try await RawAnswer.of(port: bench.address.port, request)
            #expect(whole.status == 200 && whole.body == #"{"code":0,"data":[]}"#)
            bench.simulator.add(FaultPlan.RequestRule(fault, operation: "kryptogo.list"))
            let answer = try await RawAnswer.of(port: bench.address.port, request, most: 200_000)
            switch fault {
            case .refuse, .resetBefore, .resetAfter: #expect(answer.ending == .reset && answer.bytes.isEmpty)
            case .tooManyRequests(let seconds):
                #expect(answer.status == 429 && answer.header("Retry-After") == seconds.map(String.init))
            case .serverError(let status, _): #expect(answer.status == status && answer.body.contains("<!doctype html>"))
            case .garbage: #expect(answer.status == 200 && answer.bytes.suffix(64).contains { $0 > 0x7F })
            case .cut:
                #expect(answer.header("Content-Length") == String(whole.body.utf8.count) && answer.ending == .closed)
                #expect(answer.body == whole.body.prefix(whole.body.utf8.count / 2))
            case .endless: #expect(answer.header("Content-Length") == nil && answer.bytes.count >= 200_000)
            case .slow(let seconds):
                #expect(answer.body == whole.body && paused.withLock { $0 } == [Int64(seconds)])
            case .wrongHash, .wrongAmount: #expect(answer.body == whole.body)
            }
        }
    }

    @Test("A shut port refuses connections, and comes back at the same place")
    func outage() async throws {
        let (shut, isShut) = AsyncStream.makeStream(of: Int64.self)
        let (opening, open) = AsyncStream.makeStream(of: Void.self)
        let settings = SimulatorServerSettings(pause: { seconds in
            isShut.yield(seconds)
            for await _ in opening { return }
        })
        try await Bench.run(settings: settings) { bench async throws in
            #expect(try await bench.control("POST", "outage", ["seconds": 30]).status == 200)
            for await seconds in shut {
                #expect(seconds == 30)
                break
            }
            let outcome = await bench.start("A-1", .twd(300), .stablecoin)
            guard case .refused(let error) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(error.kind == .unavailable)
            open.yield()
            for await address in bench.addresses {
                #expect(address == bench.address)
                break
            }
            #expect(await bench.start("A-2", .twd(300), .stablecoin).success != nil)
            #expect(bench.simulator.ledger.map(\.attempt) == ["A-2"])
        }
    }
}
#endif
