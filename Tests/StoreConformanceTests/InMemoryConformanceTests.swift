import Payments
import StoreConformance
import Testing

@Suite("The in-memory store passes the store suite")
struct InMemoryConformanceTests {
    @Test("In memory", arguments: StoreConformance.cases)
    func conforms(_ check: StoreCase) async throws {
        try await check.run(on: InMemoryOrderStore())
    }
}
