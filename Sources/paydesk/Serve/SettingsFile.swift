#if Service
import Configuration
import Foundation
import StrictJSON
import Yams

/// The optional file of settings, YAML or JSON, as a tree of texts and lists of texts.
struct SettingsFile {
    enum Value: Hashable {
        case text(String)
        case list([String])
    }

    private(set) var values: [[String]: Value] = [:]

    static let empty = SettingsFile()

    private init() {}

    /// - Throws: ``SettingError`` naming `PAYDESK_CONFIG` when the file cannot be read, or the setting in it that is neither text nor a
    ///   list of texts.
    init(path: String) throws(SettingError) {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
            throw SettingError(Self.name, "cannot be read")
        }
        if path.hasSuffix(".json") {
            guard let document = try? JSONDocument([UInt8](data)) else { throw SettingError(Self.name, "is not strict JSON") }
            try add(document.root, at: [])
        } else {
            guard let text = String(data: data, encoding: .utf8), let root = try? Yams.compose(yaml: text) else {
                throw SettingError(Self.name, "is not YAML")
            }
            try add(root, at: [])
        }
    }

    static let name = "PAYDESK_CONFIG"

    private mutating func add(_ value: JSONDocument.Value, at path: [String]) throws(SettingError) {
        if let members = value.members {
            for (key, member) in members { try add(member, at: path + [key]) }
        } else if let elements = value.elements {
            var list: [String] = []
            for element in elements {
                guard let text = element.string else { throw Self.misshapen(path) }
                list.append(text)
            }
            try set(.list(list), at: path)
        } else {
            guard let text = value.string else { throw Self.misshapen(path) }
            try set(.text(text), at: path)
        }
    }

    private mutating func add(_ node: Node, at path: [String]) throws(SettingError) {
        if let mapping = node.mapping {
            for (key, value) in mapping {
                guard let name = key.scalar?.string else { throw Self.misshapen(path) }
                try add(value, at: path + [name])
            }
        } else if let sequence = node.sequence {
            var list: [String] = []
            for element in sequence {
                guard let scalar = element.scalar else { throw Self.misshapen(path) }
                list.append(scalar.string)
            }
            try set(.list(list), at: path)
        } else {
            guard let scalar = node.scalar else { throw Self.misshapen(path) }
            try set(.text(scalar.string), at: path)
        }
    }

    private mutating func set(_ value: Value, at path: [String]) throws(SettingError) {
        guard !path.isEmpty else { throw SettingError(Self.name, "must hold names with values") }
        values[path] = value
    }

    private static func misshapen(_ path: [String]) -> SettingError {
        SettingError(at: path, "must be text or a list of texts")
    }

    /// As swift-configuration looks values up.
    var provider: InMemoryProvider {
        var known: [AbsoluteConfigKey: ConfigValue] = [:]
        for (path, value) in values {
            let content: ConfigContent =
                switch value {
                case .text(let text): .string(text)
                case .list(let list): .stringArray(list)
                }
            known[AbsoluteConfigKey(path)] = ConfigValue(content, isSecret: true)
        }
        return InMemoryProvider(name: "file", values: known)
    }
}
#endif
