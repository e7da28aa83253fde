#if Service && SQLite && Transport
import Payments
import StrictJSON
import Testing

@testable import paydesk

@Suite("The demo and the simulator's command")
struct DemoTests {
    @Test("A simulator never takes the keys that a service uses, only those named for it")
    func keys() throws {
        let real = ["PAYUNI_HASH_KEY": "an-account-that-moves-real-money", "KRYPTOGO_STUDIO_API_KEY": "real"]
        #expect(SimulatorKeys(environment: real).variables == SimulatorKeys.madeUp)
        #expect(SimulatorKeys(environment: real).isMadeUp)
        let own = SimulatorKeys(environment: ["SIMULATOR_PAYUNI_MERCHANT_ID": "SHOP02"])
        #expect(own.variables["PAYUNI_MERCHANT_ID"] == "SHOP02")
        #expect(!own.isMadeUp)
        #expect(throws: EnvironmentError.self) {
            try SimulatorKeys(environment: ["SIMULATOR_PAYUNI_HASH_IV": "short"])
                .payuni(enforcesPorts: true, incompleteSeconds: 0)
        }
    }

    #if CommandLineTool
    @Test("A simulator without a seed draws one that a reset can name, another each time; a named one stays")
    func seeds() {
        #expect(SimulateCommand.seed(7) == 7)
        let drawn = (0..<8).map { _ in SimulateCommand.seed(nil) }
        #expect(Set(drawn).count == 8)
        #expect(drawn.allSatisfy { $0 <= UInt64(Int64.max) })
    }
    #endif

    @Test(
        "An order counts as paid once when it was told so exactly once",
        arguments: [
            ([], false), (["order.paid"], true), (["order.updated", "order.paid", "order.updated"], true),
            (["order.paid", "order.review", "order.paid"], false), (["order.partiallyPaid"], false),
        ] as [([String], Bool)])
    func paidOnce(_ events: [String], _ isPaidOnce: Bool) throws {
        let timeline: JSONValue = [
            "journal": [], "events": .array(events.map { ["type": .string($0), "timestamp": "2026-01-01T00:00:00.000Z"] }),
        ]
        let story = DemoStory(
            order: DemoOrder.all[0], number: "N-1", timeline: try JSONDocument(timeline.serialized()).root,
            messages: try JSONDocument("{\"messages\":[]}").root)
        #expect(story.isPaidOnce == isPaidOnce)
        #expect(story.text(found: nil).contains("not paid"))
    }

    @Test("A port that somebody holds is passed over for one that is free")
    func ports() throws {
        let free = try FreePort.near(0)
        #expect((1...65535).contains(free))
        #expect(try FreePort.near(free) == free)
    }
}
#endif
