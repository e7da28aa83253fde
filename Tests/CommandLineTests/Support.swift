import Foundation
import StrictJSON

@testable import paydesk

/// One line through one processor, as text.
func answer(_ processor: some LineProcessor, _ line: JSONValue) -> JSONValue {
    LineLoop(processor).answer(to: line.serialized())
}

func answer(_ processor: some LineProcessor, text: String) -> JSONValue {
    LineLoop(processor).answer(to: Array(text.utf8))
}

extension JSONValue {
    var string: String? { if case .string(let text) = self { text } else { nil } }
    var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    var names: [String] { if case .object(let object) = self { object.members.map(\.key) } else { [] } }
}

enum Files {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func json(_ path: String) throws -> JSONDocument.Value {
        let data = try Data(contentsOf: root.appendingPathComponent(path))
        return try JSONDocument(Array(data), limits: JSONLimits(bytes: 8 << 20, members: 4000)).root
    }
}

/// The made-up key pair that PAYUNi's documentation prints.
let documentKeys: [(String, JSONValue)] = [
    ("hashKey", "12345678901234567890123456789012"), ("hashIV", "1234567890123456"),
]

func line(_ members: [(String, JSONValue)], keys: Bool = true) -> JSONValue {
    .object(JSONObject((keys ? documentKeys : []) + members))
}

/// Seals fields with the made-up keys, by the tool itself.
func sealed(_ fields: [(String, String)]) throws -> (encryptInfo: String, hashInfo: String) {
    let result = answer(SealLine(), line([("fields", .array(fields.map { [.string($0.0), .string($0.1)] }))]))
    guard let encryptInfo = result["EncryptInfo"]?.string, let hashInfo = result["HashInfo"]?.string else {
        throw SealFailure()
    }
    return (encryptInfo, hashInfo)
}

struct SealFailure: Error {}
