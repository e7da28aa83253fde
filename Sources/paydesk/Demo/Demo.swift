#if CommandLineTool && Service && SQLite && Transport
import Foundation
import GatewaySimulator
import Logging
import PaymentTransport
import Payments
import SimulatorServer
import StrictJSON

/// The desk and the simulated gateways side by side, with real HTTP between them and a database that is gone afterwards.
struct Demo {
    let port: Int
    let folder: URL
    /// Good for this run alone.
    let apiKey: String
    let keys = SimulatorKeys()

    init(port: Int) throws {
        self.port = port
        var lots = SystemRandomNumberGenerator()
        apiKey = (0..<4).map { _ in String(UInt64.random(in: .min ... .max, using: &lots), radix: 36) }.joined(separator: "-")
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("paydesk-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func tidy() { try? FileManager.default.removeItem(at: folder) }

    /// - Returns: whether every order was paid exactly once.
    func run(isStaying: Bool) async throws -> Bool {
        try await AsyncHTTPTransport.withTransport { transport in
            let server = SimulatorServer(
                SimulatorSettings(
                    payuni: try keys.payuni(enforcesPorts: false, incompleteSeconds: 600), kryptogo: try keys.kryptogo()),
                transport: transport, logger: Logger(label: "simulator", factory: { _ in SwiftLogNoOpLogHandler() }))
            let (addresses, told) = AsyncStream.makeStream(of: WebURL.self)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run { told.yield($0) } }
                var listening = addresses.makeAsyncIterator()
                guard let gateways = await listening.next() else { return false }
                let settings = try DeskSettings(variables: variables(gateways))
                group.addTask { try await DeskProcess(settings).run() }
                let isPaid = try await walk(transport, settings.publicURL, gateways, isStaying: isStaying)
                // Ctrl-C ends the desk in order, and the desk's end ends the rest. Who does not stay presses it here.
                if !isStaying { kill(getpid(), SIGTERM) }
                try await group.next()
                group.cancelAll()
                return isPaid
            }
        }
    }

    private func walk(
        _ transport: AsyncHTTPTransport, _ desk: WebURL, _ gateways: WebURL, isStaying: Bool
    ) async throws -> Bool {
        let client = DemoClient(transport: transport, desk: desk, apiKey: apiKey)
        let walk = DemoWalk(client: client, browser: DemoBrowser(transport: transport, gateways: gateways))
        let isPaid = try await walk.run()
        if isStaying {
            let open = try await client.open(DemoOrder.yours)
            print(
                """

                Now you, in a browser:
                  pay an order      \(open["checkoutURL"]?.string ?? "")
                  the operator's    \(desk)/desk   (key: \(apiKey))
                  gateways' side    \(gateways)   be the payer, the cash machine, the wallet
                Ctrl-C ends it.
                """)
            fflush(nil)
        }
        return isPaid
    }

    private func variables(_ gateways: WebURL) -> [String: String] {
        var variables = Dictionary(keys.environment(at: gateways).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        variables["PAYDESK_LISTEN"] = "127.0.0.1:\(port)"
        variables["PAYDESK_PUBLIC_URL"] = "http://127.0.0.1:\(port)"
        variables["PAYDESK_DATABASE"] = "sqlite:" + folder.appendingPathComponent("orders.sqlite").path
        variables["PAYDESK_API_KEYS"] = "demo:read+charge+operate:\(apiKey)"
        variables["PAYDESK_SHOP_NAME"] = "石頭商店 Stone Shop"
        variables["PAYDESK_LOG_LEVEL"] = "error"
        return variables
    }
}
#endif
