#if CommandLineTool && Service && SQLite && Transport
import ArgumentParser
import Foundation
import PaymentDispatcher
import Payments

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the desk: API, callbacks, checkout and the operator's pages.",
        discussion: "Settings come from the environment and from the file that PAYDESK_CONFIG names; see docs/operations.md.")

    @Flag(help: "Only check the settings.")
    var check = false

    func run() async throws {
        LossyOutput.outliveReaders()
        let settings: DeskSettings
        do throws(SettingError) {
            settings = try DeskSettings(variables: ProcessInfo.processInfo.environment)
        } catch {
            complain(error.description)
            throw ExitCode(2)
        }
        if check {
            for name in settings.strangers { print("\(name): is not a setting; is it misspelt?") }
            for account in settings.gateways {
                for rehearsal in account.rehearsals { print("\(account.id.text): \(rehearsal.rawValue)") }
            }
            return print("settings: all of them can be used")
        }
        do {
            try await DeskProcess(settings).run()
        } catch let error as DispatcherSettingsError {
            complain(error.description)
            throw ExitCode(2)
        } catch let error as DeskProcessError {
            complain(error.description)
            throw ExitCode(error.exitCode)
        }
    }

    private func complain(_ text: String) {
        LossyOutput.standardError.write("paydesk: \(text)")
    }
}
#endif
