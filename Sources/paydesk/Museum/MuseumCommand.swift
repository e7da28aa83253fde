#if CommandLineTool && Dispatcher
import ArgumentParser
import Museum

struct MuseumCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "museum", abstract: "Play the museum of lost payments against the whole desk.")

    @Option(help: "The folder with the scenarios.")
    var fixtures = "Fixtures/museum"

    @Option(help: "Play only the scenarios whose id begins with this.")
    var only = ""

    @Flag(help: "Print the museum as Markdown and play nothing.")
    var markdown = false

    func run() async throws {
        let museum = try Museum(folder: fixtures)
        let table = MuseumTable(museum)
        if markdown { return print(table.markdown, terminator: "") }
        var results: [ScenarioResult] = []
        for scenario in museum.scenarios where scenario.id.hasPrefix(only) {
            results.append(await ScenarioPlayer().play(scenario))
        }
        print(table.text(results))
        if results.isEmpty || !results.allSatisfy(\.isAsExpected) { throw ExitCode.failure }
    }
}
#endif
