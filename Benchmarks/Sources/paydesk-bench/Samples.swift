import Foundation
import KryptoGO
import PAYUNi
import Payments

/// The inputs that every contender works on, and our own objects made from them.
struct Samples {
    let fields: [(name: String, value: String)]
    let intent: [UInt8]
    let keys: KeyRing
    let envelope: Envelope
    let sealed: SealedEnvelope
    /// The right digest but for its last digit.
    let wrongHashInfo: String

    init(folder: String) throws {
        let lines = try Self.lines(of: "keys.txt", in: folder)
        keys = KeyRing(current: try PAYUNiKey(hashKey: lines[0], hashIV: lines[1]))
        fields = try Self.lines(of: "fields.tsv", in: folder).map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            return (name: String(parts[0]), value: String(parts[1]))
        }
        intent = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/intent.json")))
        envelope = Envelope(keys: keys)
        sealed = try envelope.seal(fields: fields)
        wrongHashInfo = sealed.hashInfo.dropLast() + (sealed.hashInfo.hasSuffix("0") ? "1" : "0")
    }

    private static func lines(of file: String, in folder: String) throws -> [String] {
        try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// What a merchant knows about the sampled intent, so that every comparison is made.
    static let expectation = IntentExpectation(
        intentID: "bEncH7Qk2WmV9sLx4TzR0aYdJ6uGcP1n", clientID: "5b1e0c7d92f84a63b8d1f40e27a9c356",
        number: "BENCH-20260315-000421", amount: .twd(1280),
        token: Token(
            chain: "arb", contract: "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", symbol: "USDT", decimals: 6))
}
