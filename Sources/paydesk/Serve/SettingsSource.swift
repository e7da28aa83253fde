#if Service
import Configuration

/// Where settings come from: the environment, and behind it the file. Remembers what was asked for, so that in the end nothing in the
/// file is left over.
final class SettingsSource {
    private let environment: EnvironmentVariablesProvider
    private let file: SettingsFile
    private let fileProvider: InMemoryProvider
    private var asked: Set<[String]> = []

    init(environment variables: [String: String], file: SettingsFile) {
        environment = EnvironmentVariablesProvider(environmentVariables: variables, secretsSpecifier: .all)
        self.file = file
        fileProvider = file.provider
    }

    /// One setting. `path` is its place in the file; the variable is the same in capitals, joined by `_`.
    func text(_ path: String...) throws(SettingError) -> Setting? { try text(path) }

    func text(_ path: [String]) throws(SettingError) -> Setting? {
        asked.insert(path)
        if let value = try value(environment, Self.key(path), .string, Self.variable(path)), let text = try? value.content.asString {
            // An empty variable counts as not set: that is how a template writes "none".
            let trimmed = Self.trimmed(text)
            if !trimmed.isEmpty { return Setting(name: Self.variable(path), text: trimmed) }
        }
        let name = path.joined(separator: ".")
        guard let value = try value(fileProvider, AbsoluteConfigKey(path), .string, name), let text = try? value.content.asString
        else { return nil }
        guard !Self.trimmed(text).isEmpty else { throw SettingError(name, "is empty") }
        return Setting(name: name, text: Self.trimmed(text))
    }

    func required(_ path: String...) throws(SettingError) -> Setting {
        guard let setting = try text(path) else { throw SettingError(Self.variable(path), "is not set") }
        return setting
    }

    /// A list: in a variable with commas or blanks between, in the file as a list or so.
    func list(_ path: String...) throws(SettingError) -> SettingList? { try list(path) }

    func list(_ path: [String]) throws(SettingError) -> SettingList? {
        if case .list(let texts)? = file.values[path], try variable(path) == nil {
            asked.insert(path)
            return SettingList(name: path.joined(separator: "."), texts: texts.map(Self.trimmed))
        }
        guard let setting = try text(path) else { return nil }
        let texts = setting.text.split { $0 == "," || $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
        return SettingList(name: setting.name, texts: texts)
    }

    /// Whether anything is said under this place.
    func has(section: String) -> Bool { file.values.keys.contains { $0.first == section } }

    /// - Throws: ``SettingError`` naming a setting in the file that nobody asked for: a misspelt one must not pass in silence.
    func finish() throws(SettingError) {
        let left = file.values.keys.filter { !asked.contains($0) }.map { $0.joined(separator: ".") }
        guard let name = left.min() else { return }
        throw SettingError(name, "is not a known setting")
    }

    private func variable(_ path: [String]) throws(SettingError) -> String? {
        guard let value = try value(environment, Self.key(path), .string, Self.variable(path)),
            let text = try? value.content.asString, !Self.trimmed(text).isEmpty
        else { return nil }
        return text
    }

    private func value(
        _ provider: some ConfigProvider, _ key: AbsoluteConfigKey, _ type: ConfigType, _ name: String
    ) throws(SettingError) -> ConfigValue? {
        do {
            return try provider.value(forKey: key, type: type).value
        } catch {
            throw SettingError(name, "has the wrong shape")
        }
    }

    /// The gateways' own settings keep the names under which the libraries know them.
    private static func key(_ path: [String]) -> AbsoluteConfigKey {
        AbsoluteConfigKey(path.first == "payuni" || path.first == "kryptogo" ? path : ["paydesk"] + path)
    }

    static func variable(_ path: [String]) -> String {
        key(path).components.map { $0.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined() }
            .joined(separator: "_")
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}

/// One value with the name it came under.
struct Setting {
    let name: String
    let text: String

    func rejected(_ problem: String) -> SettingError { SettingError(name, problem) }
}

struct SettingList {
    let name: String
    let texts: [String]

    func rejected(_ problem: String) -> SettingError { SettingError(name, problem) }
}
#endif
