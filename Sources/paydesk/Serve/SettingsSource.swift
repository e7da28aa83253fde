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
        if let setting = try variable(path) { return setting }
        let name = path.joined(separator: ".")
        guard let text = try value(fileProvider, AbsoluteConfigKey(path), name) else { return nil }
        return try Setting(name: name, text: text)
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
            return SettingList(name: path.joined(separator: "."), texts: texts)
        }
        guard let setting = try text(path) else { return nil }
        let texts = setting.text.split { $0 == "," || $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
        return SettingList(name: setting.name, texts: texts)
    }

    /// - Throws: ``SettingError`` naming a setting in the file that nobody asked for: a misspelt one must not pass in silence.
    func finish() throws(SettingError) {
        let left = file.values.keys.filter { !asked.contains($0) }
        guard let place = left.min(by: { $0.lexicographicallyPrecedes($1) }) else { return }
        throw SettingError(at: place, "is not a known setting")
    }

    /// Variables that are named like settings and that nobody asked for: misspelt, or about something that is not named. They are told, not
    /// refused, since whoever runs containers may put variables of the same beginning there.
    func strangers(in variables: [String: String]) -> [String] {
        let known = Set(asked.map(Self.variable)).union(["PAYDESK_CONFIG"])
        return variables.keys.filter { name in
            ["PAYDESK_", "PAYUNI_", "KRYPTOGO_"].contains { name.hasPrefix($0) } && !known.contains(name)
        }.sorted()
    }

    private func variable(_ path: [String]) throws(SettingError) -> Setting? {
        let name = Self.variable(path)
        guard let text = try value(environment, Self.key(path), name) else { return nil }
        return try Setting(name: name, text: text)
    }

    private func value(_ provider: some ConfigProvider, _ key: AbsoluteConfigKey, _ name: String) throws(SettingError) -> String?
    {
        do {
            guard case .string(let text)? = try provider.value(forKey: key, type: .string).value?.content else { return nil }
            return text
        } catch {
            throw SettingError(name, "must be text")
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
}

/// One value with the name it came under.
struct Setting {
    let name: String
    let text: String

    /// Blanks around a value are dropped.
    /// - Throws: ``SettingError`` for an empty value: whoever wrote the name meant something by it.
    init(name: String, text: String) throws(SettingError) {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        self.name = name
        self.text = String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
        if self.text.isEmpty { throw SettingError(name, "is empty") }
    }

    func rejected(_ problem: String) -> SettingError { SettingError(name, problem) }
}

struct SettingList {
    let name: String
    let texts: [String]

    func rejected(_ problem: String) -> SettingError { SettingError(name, problem) }
}
#endif
