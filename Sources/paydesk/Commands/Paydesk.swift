#if CommandLineTool
import ArgumentParser

@main
struct Paydesk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paydesk",
        abstract: "One order-status model for stablecoins and for Taiwanese cards, ATM, store codes and wallets.",
        subcommands: [
            PAYUNiCommand.self, NormalizeCommand.self, FoldCommand.self, ConformanceCommand.self, ReplayCommand.self,
            ProjectionCommand.self, SettingsCommand.self,
        ] + deskCommands + servers)

    /// What needs the dispatcher.
    private static var deskCommands: [any ParsableCommand.Type] {
        #if Dispatcher
        [MuseumCommand.self, SimulationCommand.self]
        #else
        []
        #endif
    }
}

struct PAYUNiCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payuni", abstract: "PAYUNi's envelope, by hand.", subcommands: [Seal.self, Open.self])

    struct Seal: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal fields.",
            discussion: "Reads one JSON object a line: {\"hashKey\",\"hashIV\",\"fields\":[[\"MerID\",\"…\"],…]}.")

        func run() throws { try LineLoop(SealLine()).run() }
    }

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Verify and open envelopes.",
            discussion:
                "Reads one JSON object a line: {\"hashKey\",\"hashIV\",\"merchantID\"?,\"envelope\":{\"EncryptInfo\",\"HashInfo\"}}."
        )

        func run() throws { try LineLoop(OpenLine()).run() }
    }
}

struct NormalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize", abstract: "Say what a gateway's message means, in our words.",
        discussion:
            "Reads one JSON object a line: {\"gateway\",\"operation\",\"merchantID\"|\"clientID\",\"hashKey\",\"hashIV\",\"body\"}."
    )

    func run() throws { try LineLoop(NormalizeLine()).run() }
}

struct FoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fold", abstract: "Compute an order's state from its evidence.",
        discussion: "Reads one JSON object a line: {\"order\":{…},\"evidence\":[…]}. See docs/fold.md.")

    func run() throws { try LineLoop(FoldLine()).run() }
}
#else
/// Built without the CommandLineTool trait: there is no tool, only the libraries.
@main
struct Paydesk {
    static func main() {
        print("paydesk was built without its command line; build with the CommandLineTool trait")
    }
}
#endif
