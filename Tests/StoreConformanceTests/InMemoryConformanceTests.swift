import Payments
import StoreConformance
import Testing

@Suite("The in-memory store passes the store suite")
struct InMemoryConformanceTests {
    @Test("In memory", arguments: StoreConformance.cases)
    func conforms(_ check: StoreCase) async throws {
        try await check.run(on: InMemoryOrderStore())
    }

    @Test("A store whose events appear behind the cursor is found out")
    func hidden() async throws {
        let check = try #require(StoreConformance.cases.first { $0.name.hasPrefix("Who follows the events") })
        try await check.run(on: InMemoryOrderStore())
        await #expect(throws: StoreFinding.self) { try await check.run(on: HidingStore(hidden: "o-3")) }
    }
}
