import Foundation
import Testing

@testable import PAYUNi

/// The vector files, as data.
enum EnvelopeVectors {
    struct Key: Decodable {
        let hashKey: String
        let hashIV: String
    }

    struct Seal: Decodable, Sendable, CustomTestStringConvertible {
        let id: String
        let keySet: String
        let pairs: [[String]]
        let plaintext: String
        let encryptInfo: String
        let hashInfo: String

        var fields: [(name: String, value: String)] { pairs.map { ($0[0], $0[1]) } }
        var testDescription: String { id }
    }

    struct Open: Decodable, Sendable, CustomTestStringConvertible {
        let id: String
        let keySet: String
        let plaintext: String
        let encryptInfo: String
        let hashInfo: String
        let flat: [[String]]?

        var testDescription: String { id }
    }

    struct UntrimmedKey: Decodable {
        let hashKey: String
        let hashIV: String
        let encryptInfo: String
        let hashInfo: String
        let hashInfoIfTrimmed: String
    }

    static func seal() throws -> [Seal] { try load("seal") }
    static func open() throws -> [Open] { try load("open") }
    static func interop() throws -> [Open] { try load("interop") }
    static func untrimmedKeys() throws -> [UntrimmedKey] { try load("untrimmed-key") }

    static func envelope(_ keySet: String) throws -> Envelope {
        let keys: [String: Key] = try load("keys")
        let key = try #require(keys[keySet])
        return Envelope(keys: KeyRing(current: try PAYUNiKey(hashKey: key.hashKey, hashIV: key.hashIV)))
    }

    private static func load<Value: Decodable>(_ name: String) throws -> Value {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Fixtures/payuni/vectors/\(name).json")
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
    }
}
