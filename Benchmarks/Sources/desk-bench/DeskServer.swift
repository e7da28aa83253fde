import Foundation
import Hummingbird
import KryptoGO
import Logging
import PAYUNi
import PaymentDispatcher
import PaymentService
import PaymentTransport
import SQLiteOrderStore

/// The service as `paydesk serve` puts it together, but for how its gateways are asked, which is a setting of the library alone. The
/// accounts come from the same variables.
struct DeskServer {
    let file: String
    let port: Int
    /// Questions under way at once at one gateway.
    let calls: Int
    /// Questions a second at one gateway.
    let rate: Int

    func run() async throws {
        let variables = ProcessInfo.processInfo.environment
        let quiet = Logger(label: "desk-bench") { _ in SwiftLogNoOpLogHandler() }
        let keys = try APIKeyRing([APIKey(setting: variables["PAYDESK_API_KEYS"] ?? "")])
        let payuni = try PAYUNiSettings(variables: variables)
        let kryptogo = try KryptoGOSettings(variables: variables)
        let store = try await SQLiteOrderStore.open(SQLiteStoreSettings(path: file))
        defer { store.close() }
        try await AsyncHTTPTransport.withTransport { transport in
            let dispatcher = try PaymentDispatcher(
                store: store,
                gateways: [
                    PAYUNiGateway(settings: payuni, transport: transport),
                    KryptoGOGateway(settings: kryptogo, transport: transport),
                ],
                settings: DispatcherSettings(
                    reconciliation: ReconciliationSettings(concurrency: calls, ratePerSecond: rate, batches: false)),
                logger: quiet)
            let service = PaymentService(dispatcher: dispatcher, settings: ServiceSettings(keys: keys), logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await dispatcher.run() }
                // Ends at a signal to terminate.
                try await service.application(listeningAt: .hostname("127.0.0.1", port: port)).runService()
                group.cancelAll()
            }
        }
    }
}
