#if CommandLineTool
import ArgumentParser

extension Paydesk {
    /// The commands that need more than the libraries.
    static var servers: [any ParsableCommand.Type] {
        var commands: [any ParsableCommand.Type] = []
        #if Service && SQLite && Transport
        commands += [ServeCommand.self, DemoCommand.self]
        #endif
        #if Service && Transport
        commands.append(SimulateCommand.self)
        #endif
        return commands
    }
}
#endif
