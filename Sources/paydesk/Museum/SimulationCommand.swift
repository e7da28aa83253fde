#if CommandLineTool && Dispatcher
import ArgumentParser
import Museum

struct SimulationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulation", abstract: "Play the whole desk under a seeded scheduler, with faults and crashes.",
        discussion:
            "Prints what was played and a digest of it; equal seeds give equal digests. A failing seed says how to replay it.")

    @Option(help: "How many seeds.")
    var seeds = 100

    @Option(help: "Acts in each.")
    var steps = 200

    @Option(help: "The first seed.")
    var from: UInt64 = 1

    @Option(help: "How many at once.")
    var workers = 2

    @Flag(help: "Print everything that happens.")
    var lines = false

    func run() throws {
        let report = SimulationRun(first: from, seeds: seeds, steps: steps, workers: workers, keepsLines: lines).play()
        for line in report.lines { print(line) }
        print(report.summary)
        for failure in report.failures { print(failure) }
        if !report.failures.isEmpty { throw ExitCode.failure }
    }
}
#endif
