#if CommandLineTool
import ArgumentParser

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Play recorded messages of both gateways into orders, step by step.")

    @Option(help: "The folder with the recorded messages.")
    var fixtures: String

    func run() throws {
        for scene in ReplayScene.all { try ReplayPlayer(fixtures: fixtures).play(scene) }
    }
}

struct ProjectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projection", abstract: "Print what every raw status of both gateways becomes, as Markdown.")

    func run() { print(ProjectionTable.markdown, terminator: "") }
}
#endif
