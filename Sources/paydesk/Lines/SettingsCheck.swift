internal import KryptoGO
internal import PAYUNi
internal import Payments

/// What the environment says about one gateway: names and verdicts, never values.
struct SettingsCheck {
    let text: String
    let isWrong: Bool

    static func payuni(_ variables: [String: String]) -> SettingsCheck {
        check("payuni", "PAYUNI_", variables) { () throws(EnvironmentError) in
            try PAYUNiSettings(variables: variables).environment.isTest ? "test mode" : "production"
        }
    }

    static func kryptogo(_ variables: [String: String]) -> SettingsCheck {
        check("kryptogo", "KRYPTOGO_", variables) { () throws(EnvironmentError) in
            _ = try KryptoGOSettings(variables: variables)
            return "production unless KRYPTOGO_BASE_URL says otherwise"
        }
    }

    private static func check(
        _ gateway: String, _ prefix: String, _ variables: [String: String], _ read: () throws(EnvironmentError) -> String
    ) -> SettingsCheck {
        guard variables.keys.contains(where: { $0.hasPrefix(prefix) }) else {
            return SettingsCheck(text: "\(gateway): not set up", isWrong: false)
        }
        do throws(EnvironmentError) {
            return SettingsCheck(text: "\(gateway): ready, \(try read())", isWrong: false)
        } catch {
            return SettingsCheck(text: "\(gateway): \(error)", isWrong: true)
        }
    }
}
