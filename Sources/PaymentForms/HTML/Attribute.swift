/// One attribute. Its value is escaped when it is written; its name was there when the program was compiled.
package struct Attribute: Sendable, Hashable {
    let name: String
    let value: String

    private init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// An attribute that holds plain text. Those that hold addresses, styles or scripts cannot be made with it.
    package init?(_ name: StaticString, _ value: String) {
        guard !Self.withheld.contains(name.description), !name.description.hasPrefix("on") else { return nil }
        self.init(name.description, value)
    }

    private static let withheld: Set<String> = ["href", "src", "action", "formaction", "style", "srcdoc", "data", "http-equiv"]

    package static func href(_ target: LinkTarget) -> Attribute { Attribute("href", target.text) }
    package static func source(_ target: LinkTarget) -> Attribute { Attribute("src", target.text) }
    package static func action(_ target: LinkTarget) -> Attribute { Attribute("action", target.text) }

    package static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    package static func id(_ name: String) -> Attribute { Attribute("id", name) }
    package static func name(_ name: String) -> Attribute { Attribute("name", name) }
    package static func value(_ value: String) -> Attribute { Attribute("value", value) }
    package static func type(_ type: String) -> Attribute { Attribute("type", type) }
    package static func language(_ tag: String) -> Attribute { Attribute("lang", tag) }
    package static func role(_ role: String) -> Attribute { Attribute("role", role) }
    package static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    package static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
    /// For decoration that would only be noise when read aloud.
    package static let hiddenFromReaders = Attribute("aria-hidden", "true")
    /// Shown by a script where scripts run.
    package static let hidden = Attribute("hidden", "hidden")
    package static func nonce(_ nonce: PageNonce) -> Attribute { Attribute("nonce", nonce.text) }
    package static func method(_ method: String) -> Attribute { Attribute("method", method) }
}
