#if CommandLineTool
import ArgumentParser
import GatewayBenches
import GatewayConformance

struct ConformanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance", abstract: "Run a folder of cases through an adapter.")

    enum Gateway: String, ExpressibleByArgument, CaseIterable {
        case payuni, kryptogo
    }

    @Option(help: "payuni or kryptogo.")
    var gateway: Gateway

    @Option(help: "The folder with account.json, coverage.json and cases.")
    var fixtures: String

    func run() async throws {
        let bench: any GatewayBench =
            switch gateway {
            case .payuni: PAYUNiBench()
            case .kryptogo: KryptoGOBench()
            }
        let report = await Conformance(gateway: gateway.rawValue, directory: fixtures, bench: bench).run()
        print(report.table)
        for failure in report.failures { print(failure) }
        if !report.passed { throw ExitCode.failure }
    }
}
#endif
