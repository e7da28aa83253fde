import GatewaySimulator
import KryptoGO
import PAYUNi
import Payments
import Testing

@Suite("Messages that go wrong")
struct MessageFaultTests {
    /// An ATM order: one message when the number is issued, one when it is paid.
    static func shop(_ fault: MessageFault, retrySeconds: [Int64] = []) async throws -> Shop {
        let shop = try Shop(
            faults: FaultPlan(messageRules: [.init(fault, kind: .notify, attempt: "A-1")]), retrySeconds: retrySeconds)
        _ = await shop.start("A-1", .twd(300), .atm)
        try shop.simulator.act(.takeNumber(.atm), on: "A-1")
        return shop
    }

    static func outcomes(_ shop: Shop) -> [String] {
        shop.simulator.takeMessages().filter { $0.kind == .notify }.map { message in
            do throws(CallbackRejection) {
                guard case .authenticated(let report) = try shop.payuni.read(message.callback) else { return "?" }
                return report.transactions.first.map { "\($0.claim) \($0.amount?.description ?? "")" } ?? "?"
            } catch {
                return error.code
            }
        }
    }

    @Test(
        "Each fault does what it says to one message and leaves the next alone",
        arguments: [
            (.lose, []), (.delay(seconds: 3600), []), (.double, ["awaitingPayer 300 TWD", "awaitingPayer 300 TWD"]),
            (.reorder, []), (.forge, ["hash_mismatch", "awaitingPayer 300 TWD"]), (.wrongAmount, ["awaitingPayer 301 TWD"]),
            (.wrongHash, ["hash_mismatch"]), (.cut, ["hash_missing"]),
        ] as [(MessageFault, [String])])
    func each(_ fault: MessageFault, _ first: [String]) async throws {
        let shop = try await Self.shop(fault)
        #expect(Self.outcomes(shop) == first)
        shop.time.pass(seconds: 60)
        try shop.simulator.act(.payNumber(), on: "A-1")
        let held = fault == .reorder ? ["awaitingPayer 300 TWD"] : []
        #expect(Self.outcomes(shop) == ["paid 300 TWD"] + held)
        shop.time.pass(seconds: 3600)
        #expect(Self.outcomes(shop) == (fault == .delay(seconds: 3600) ? ["awaitingPayer 300 TWD"] : []))
        #expect(shop.simulator.nextEvent != nil)
    }

    @Test("Garbage is refused")
    func garbage() async throws {
        let shop = try await Self.shop(.garbage)
        let message = try #require(shop.simulator.takeMessages().first { $0.kind == .notify })
        #expect(throws: CallbackRejection.self) { try shop.payuni.read(message.callback) }
    }

    @Test("A forged callback of KryptoGO's is a hint as good as any, and the query tells the truth")
    func forgedCallback() async throws {
        let shop = try Shop(faults: FaultPlan(messageRules: [.init(.forge)]))
        let start = try #require(await shop.start("A-1", .twd(300), .stablecoin).success)
        let id = try #require(start.report?.gatewayNumber)
        shop.time.pass(seconds: 1801)
        let messages = shop.simulator.takeMessages()
        #expect(messages.map(\.isForged) == [true, false])
        let forged = try #require(messages.first)
        #expect(String(decoding: forged.body, as: UTF8.self).contains("success"))
        #expect(try shop.kryptogo.read(forged.callback) == .hint(id))
        let truth = try await shop.kryptogo.query(AttemptReference(number: "A-1", gatewayNumber: id))
        #expect(truth.transactions.map(\.claim) == [.expired])
    }

    @Test("A message that nothing overtakes is held for an hour")
    func held() async throws {
        let shop = try await Self.shop(.reorder)
        shop.time.pass(seconds: 3599)
        #expect(Self.outcomes(shop).isEmpty)
        shop.time.pass(seconds: 1)
        #expect(Self.outcomes(shop) == ["awaitingPayer 300 TWD"])
    }

    @Test("A message not answered with 200 comes again as often as the settings say, a browser's never")
    func retries() async throws {
        let shop = try await Self.shop(.delay(seconds: 0), retrySeconds: [60, 300])
        var seen: [[OutgoingMessage.Kind]] = []
        for wait: Int64 in [0, 59, 1, 300, 3600] {
            shop.time.pass(seconds: wait)
            let messages = shop.simulator.takeMessages()
            seen.append(messages.map(\.kind))
            for message in messages { shop.simulator.acknowledge(message, status: 500) }
        }
        #expect(seen == [[.notify, .browserReturn], [], [.notify], [.notify], []])
    }
}
