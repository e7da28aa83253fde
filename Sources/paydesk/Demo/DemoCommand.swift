#if CommandLineTool && Service && SQLite && Transport
import ArgumentParser
import Foundation

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run the desk against the simulated gateways and watch four orders being paid.",
        discussion: "DEMO_STAY=0 ends after the walk; DEMO_PORT is where the desk listens, 0 for any port that is free.")

    func run() async throws {
        LossyOutput.outliveReaders()
        let environment = ProcessInfo.processInfo.environment
        guard let port = Int(environment["DEMO_PORT"] ?? "8400"), (0...65535).contains(port) else {
            throw ValidationError("DEMO_PORT must be a port")
        }
        let demo = try Demo(port: try FreePort.near(port))
        defer { demo.tidy() }
        guard try await demo.run(isStaying: environment["DEMO_STAY"] != "0") else { throw ExitCode.failure }
    }
}
#endif
