#if CommandLineTool && Service && Transport
import ArgumentParser
import Foundation
import GatewaySimulator
import Logging
import PaymentTransport
import Payments
import ServiceLifecycle
import SimulatorServer
import UnixSignals

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Run both gateways' servers, simulated, with pages for payers and /control for tests.",
        discussion: "Keys are made up unless SIMULATOR_PAYUNI_HASH_KEY and the like are set; see docs/simulator.md.")

    enum Payers: String, ExpressibleByArgument, CaseIterable {
        case steered
        case byAmount = "by-amount"
    }

    @Option(help: "Where to listen, as host:port; port 0 takes any that is free.")
    var listen = "127.0.0.1:8480"

    @Option(help: "steered: payers do what they are told. by-amount: the last two digits of the amount decide.")
    var payers = Payers.steered

    @Option(help: "How many seconds payers who act by the amount take.")
    var afterSeconds: Int64 = 5

    @Option(help: "Draws everything that is drawn by lot. Another each time unless it is named; it is printed at the start.")
    var seed: UInt64?

    @Option(help: "A file with faults, as /control/faults takes them.")
    var faults: String?

    @Option(help: "A host outside this machine to which messages may be sent. May be given several times.")
    var deliverTo: [String] = []

    @Option(help: "A further name by which browsers may ask for this server. May be given several times.")
    var hostName: [String] = []

    @Option(help: "How many seconds after a payment PAYUNi's query calls it incomplete.")
    var incompleteSeconds: Int64 = 600

    @Flag(help: "Refuse notify addresses with other ports than 80 and 443, as PAYUNi does.")
    var enforcePorts = false

    func run() async throws {
        LossyOutput.outliveReaders()
        do {
            try await serve()
        } catch let error as EnvironmentError {
            throw ValidationError(SimulatorKeys.prefix + error.description)
        } catch let error as InputError {
            throw ValidationError("--faults: \(error)")
        } catch let error as SettingError {
            throw ValidationError(error.description)
        }
    }

    private func serve() async throws {
        let address = try ListenAddress(Setting(name: "--listen", text: listen))
        let keys = SimulatorKeys(environment: ProcessInfo.processInfo.environment)
        let plan = try faults.map { path in try FaultPlan(json: Array(Data(contentsOf: URL(fileURLWithPath: path)))) }
        let seed = Self.seed(seed)
        let gateways = SimulatorSettings(
            payuni: try keys.payuni(enforcesPorts: enforcePorts, incompleteSeconds: incompleteSeconds),
            kryptogo: try keys.kryptogo(),
            payers: payers == .steered ? .steered : .actByAmount(afterSeconds: afterSeconds), faults: plan ?? .none, seed: seed)
        let logger = Logger(label: "paydesk.simulator") { _ in StreamLogHandler.standardError(label: "paydesk.simulator") }
        let settings = SimulatorServerSettings(
            host: address.host, port: address.port, hostNames: Set(hostName.map { $0.lowercased() }),
            deliverTo: Set(deliverTo.map { $0.lowercased() }))
        try await AsyncHTTPTransport.withTransport(TransportSettings(allowingPlainHTTP: !deliverTo.isEmpty)) { transport in
            let server = SimulatorServer(gateways, settings: settings, transport: transport, logger: logger)
            let service = AnnouncedSimulator(server: server, keys: keys, seed: seed)
            try await ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            ).run()
        }
    }

    /// One that nobody named is another each time: a merchant's database that outlives the simulator has the numbers of the last.
    /// `/control/reset` takes it as well, so it fits a whole number of JSON's.
    static func seed(_ named: UInt64?) -> UInt64 { named ?? UInt64.random(in: 0...UInt64(Int64.max)) }
}

/// Says where it listens and how a merchant's server finds it.
private struct AnnouncedSimulator: Service {
    let server: SimulatorServer
    let keys: SimulatorKeys
    let seed: UInt64

    func run() async throws {
        try await server.run { address in
            var lines = ["paydesk simulator: \(address) (no real money moves here)", "--seed \(seed) draws the same lots again"]
            if keys.isMadeUp {
                lines += ["", "For the merchant's server:"]
                lines += keys.environment(at: address).map { "export \($0.name)=\($0.value)" }
            }
            LossyOutput.standardOutput.write(lines.joined(separator: "\n"))
        }
    }
}
#endif
