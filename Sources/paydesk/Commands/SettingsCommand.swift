#if CommandLineTool
import ArgumentParser
import Foundation
import KryptoGO
import PAYUNi
import Payments

struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Check the gateways' settings in the environment, without using them.")

    func run() throws {
        let variables = ProcessInfo.processInfo.environment
        let payuni = SettingsCheck.payuni(variables)
        let kryptogo = SettingsCheck.kryptogo(variables)
        for line in [payuni, kryptogo] { print(line.text) }
        if payuni.isWrong || kryptogo.isWrong { throw ExitCode.failure }
    }
}
#endif
