internal import StrictJSON

/// Takes members out of one JSON object and refuses what is left over, so that a typing error cannot pass for an absent wish.
struct ObjectReader {
    let path: String
    private let object: JSONObject
    private var taken: Set<String> = []

    init(_ value: JSONValue, path: String) throws(FixtureProblem) {
        guard case .object(let object) = value else { throw FixtureProblem(path: path, message: "is not an object") }
        self.object = object
        self.path = path
    }

    mutating func optional(_ key: String) -> JSONValue? {
        taken.insert(key)
        return object[key]
    }

    mutating func required(_ key: String) throws(FixtureProblem) -> JSONValue {
        guard let value = optional(key) else { throw FixtureProblem(path: path, message: "\(key) is missing") }
        return value
    }

    mutating func text(_ key: String) throws(FixtureProblem) -> String {
        guard case .string(let text) = try required(key) else { throw FixtureProblem(path: path, message: "\(key) is not text") }
        return text
    }

    mutating func optionalText(_ key: String) throws(FixtureProblem) -> String? {
        object[key] == nil ? absent(key) : try text(key)
    }

    mutating func integer(_ key: String) throws(FixtureProblem) -> Int {
        guard case .number(let number) = try required(key), let value = Int(number.text) else {
            throw FixtureProblem(path: path, message: "\(key) is not a whole number")
        }
        return value
    }

    mutating func optionalInteger(_ key: String) throws(FixtureProblem) -> Int? {
        object[key] == nil ? absent(key) : try integer(key)
    }

    mutating func list(_ key: String) throws(FixtureProblem) -> [JSONValue] {
        guard let value = optional(key) else { return [] }
        guard case .array(let elements) = value else { throw FixtureProblem(path: path, message: "\(key) is not a list") }
        return elements
    }

    mutating func object(_ key: String) throws(FixtureProblem) -> ObjectReader {
        try ObjectReader(try required(key), path: "\(path).\(key)")
    }

    mutating func optionalObject(_ key: String) throws(FixtureProblem) -> ObjectReader? {
        guard let value = optional(key), value != .null else { return nil }
        return try ObjectReader(value, path: "\(path).\(key)")
    }

    /// Every member, each of which must be text.
    func texts() throws(FixtureProblem) -> [FixtureField] {
        var fields: [FixtureField] = []
        for member in object.members {
            guard case .string(let text) = member.value else {
                throw FixtureProblem(path: path, message: "\(member.key) is not text")
            }
            fields.append(FixtureField(member.key, text))
        }
        return fields
    }

    /// - Throws: ``FixtureProblem`` naming the members nobody asked for.
    func finish() throws(FixtureProblem) {
        let unknown = object.members.map(\.key).filter { !taken.contains($0) }
        guard unknown.isEmpty else {
            throw FixtureProblem(path: path, message: "unknown key \(unknown.sorted().joined(separator: ", "))")
        }
    }

    private mutating func absent<Value>(_ key: String) -> Value? {
        taken.insert(key)
        return nil
    }
}
