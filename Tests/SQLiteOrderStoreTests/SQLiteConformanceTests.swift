#if SQLite
import Payments
import SQLiteOrderStore
import StoreConformance
import Testing

@Suite("The SQLite store passes the store suite")
struct SQLiteConformanceTests {
    @Test("On SQLite", arguments: StoreConformance.cases)
    func conforms(_ check: StoreCase) async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteOrderStore.open(SQLiteStoreSettings(path: folder.path("orders.sqlite")))
        try await check.run(on: store)
        store.close()
    }
}
#endif
