#if CommandLineTool
import ArgumentParser

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Play recorded messages of both gateways into orders, step by step.")

    @Option(help: "The folder with the recorded messages.")
    var fixtures: String

    func run() throws {
        for scene in DemoScene.all { try DemoPlayer(fixtures: fixtures).play(scene) }
    }
}

struct ProjectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projection", abstract: "Print what every raw status of both gateways becomes, as Markdown.")

    func run() { print(ProjectionTable.markdown, terminator: "") }
}
#endif
