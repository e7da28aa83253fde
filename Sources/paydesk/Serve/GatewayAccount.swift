#if Service
import KryptoGO
import PAYUNi
import Payments

/// One configured account of one gateway: the one place where gateways are named.
enum GatewayAccount: Sendable {
    case payuni(PAYUNiSettings)
    case kryptogo(KryptoGOSettings)

    enum Kind: String, CaseIterable {
        case payuni, kryptogo

        /// What the libraries read, without the gateway's name before it.
        var settings: [String] {
            switch self {
            case .payuni:
                [
                    "merchant_id", "hash_key", "hash_iv", "previous_hash_key", "previous_hash_iv", "test_mode", "base_url",
                    "platform", "methods", "installments",
                ]
            case .kryptogo: ["client_id", "studio_api_key", "origin", "base_url"]
            }
        }
    }

    /// `PAYUNI_…` and `KRYPTOGO_…` are accounts called so; `PAYDESK_GATEWAYS=food,books` names more, each with a kind of its own.
    static func all(_ source: SettingsSource) throws(SettingError) -> [GatewayAccount] {
        var accounts: [GatewayAccount] = []
        for kind in Kind.allCases {
            if let account = try account(kind.rawValue, kind, [kind.rawValue], source) { accounts.append(account) }
        }
        for name in try names(source) {
            let place = ["gateway", name]
            guard let setting = try source.text(place + ["kind"]) else {
                throw SettingError(SettingsSource.variable(place + ["kind"]), "is not set")
            }
            guard let kind = Kind(rawValue: setting.text) else { throw setting.rejected("must be payuni or kryptogo") }
            guard let account = try account(name, kind, place, source) else {
                throw SettingError(SettingsSource.variable(place + [kind.settings[0]]), "is not set")
            }
            accounts.append(account)
        }
        guard !accounts.isEmpty else { throw SettingError("PAYUNI_MERCHANT_ID or KRYPTOGO_CLIENT_ID", "is not set") }
        return accounts
    }

    private static func names(_ source: SettingsSource) throws(SettingError) -> [String] {
        guard let names = try source.list("gateways") else { return [] }
        for name in names.texts {
            let isName = name.utf8.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
            guard (1...40).contains(name.utf8.count), isName, Kind(rawValue: name) == nil else {
                throw names.rejected("must be names of lower-case letters, digits and hyphens, other than payuni and kryptogo")
            }
        }
        guard Set(names.texts).count == names.texts.count else { throw names.rejected("must name each once") }
        return names.texts
    }

    private static let lists: Set = ["methods", "installments"]

    /// The account at one place; `nil` when nothing is said about it.
    private static func account(
        _ name: String, _ kind: Kind, _ place: [String], _ source: SettingsSource
    ) throws(SettingError) -> GatewayAccount? {
        let prefix = kind.rawValue.uppercased() + "_"
        var variables: [String: String] = [:]
        var names: [String: String] = [:]
        for setting in kind.settings {
            let variable = prefix + setting.uppercased()
            if lists.contains(setting) {
                guard let value = try source.list(place + [setting]) else { continue }
                guard !value.texts.isEmpty else { throw value.rejected("must name one at least") }
                (variables[variable], names[variable]) = (value.texts.joined(separator: ","), value.name)
            } else {
                guard let value = try source.text(place + [setting]) else { continue }
                (variables[variable], names[variable]) = (value.text, value.name)
            }
        }
        guard !variables.isEmpty else { return nil }
        do throws(EnvironmentError) {
            switch kind {
            case .payuni:
                var settings = try PAYUNiSettings(variables: variables)
                settings.id = GatewayID(name)
                return .payuni(settings)
            case .kryptogo: return .kryptogo(try KryptoGOSettings(id: GatewayID(name), variables: variables))
            }
        } catch {
            let setting = String(error.variable.dropFirst(prefix.count)).lowercased()
            throw SettingError(names[error.variable] ?? SettingsSource.variable(place + [setting]), error.problem)
        }
    }

    func gateway(_ transport: any HTTPTransport, _ time: any TimeSource) -> any PaymentGateway {
        switch self {
        case .payuni(let settings): PAYUNiGateway(settings: settings, transport: transport, time: time)
        case .kryptogo(let settings): KryptoGOGateway(settings: settings, transport: transport)
        }
    }
}
#endif
