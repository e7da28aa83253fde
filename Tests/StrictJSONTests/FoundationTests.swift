import Foundation
import StrictJSON
import Testing

@Suite("Against Foundation's reader")
struct FoundationTests {
    /// What Foundation makes of the bytes; nil when it refuses them.
    private func foundation(_ bytes: [UInt8]) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }

    private func agrees(_ value: JSONDocument.Value, _ other: Any?) -> Bool {
        switch value.kind {
        case .null: return other is NSNull
        case .bool: return (other as? NSNumber)?.boolValue == value.bool
        case .string: return (other as? String).map { Array($0.utf8) } == value.string.map { Array($0.utf8) }
        case .number:
            guard let number = other as? NSNumber, let text = value.numberText else { return false }
            return value.integer.map { $0 == number.int64Value } ?? (Double(text) == number.doubleValue)
        case .array:
            guard let others = other as? [Any], let elements = value.elements.map(Array.init) else { return false }
            return others.count == elements.count && zip(elements, others).allSatisfy { agrees($0, $1) }
        case .object:
            guard let others = other as? [String: Any], let members = value.members.map(Array.init) else { return false }
            return others.count == members.count && members.allSatisfy { agrees($0.value, others[$0.key]) }
        }
    }

    @Test("Both read the same value from the same text", arguments: 0..<300 as Range<UInt64>)
    func sameValue(seed: UInt64) throws {
        var random = Seeded(seed)
        let text = random.spelling(of: random.value())
        #expect(agrees(try JSONDocument(text).root, foundation(Array(text.utf8))))
    }

    private static let sample = Array(
        #"{"code":0,"data":{"id":"0h39\u0041Q\n","名":"é😀","n":[-1.5e3,10,0],"ok":true,"no":null,"e":{},"t":false}}"#.utf8)

    /// Every place of the sample with one byte changed, removed or put in.
    private static func mutations(at place: Int) -> [[UInt8]] {
        var results: [[UInt8]] = []
        for byte in UInt8.min...UInt8.max {
            var changed = sample
            changed[place] = byte
            var longer = sample
            longer.insert(byte, at: place)
            results += [changed, longer]
        }
        var shorter = sample
        shorter.remove(at: place)
        return results + [shorter]
    }

    /// Foundation takes a comma before a closing bracket, which the grammar does not have.
    private func isExtraComma(_ error: JSONError, in bytes: [UInt8]) -> Bool {
        guard error.code == .syntax, error.offset < bytes.count, [0x5D, 0x7D].contains(bytes[error.offset]) else { return false }
        return bytes[..<error.offset].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == 0x2C
    }

    /// Foundation refuses a number its floating point cannot hold; the text is fine, and we keep text.
    private func holdsHugeNumber(_ value: JSONDocument.Value) -> Bool {
        if let text = value.numberText { return Double(text).map(\.isInfinite) ?? true }
        return value.elements?.contains(where: holdsHugeNumber) ?? value.members?.contains { holdsHugeNumber($0.value) } ?? false
    }

    @Test("After any change of one byte both take or both refuse, but for the rules we mean", arguments: sample.indices)
    func mutation(place: Int) {
        for bytes in FoundationTests.mutations(at: place) {
            let other = foundation(bytes)
            do throws(JSONError) {
                let document = try JSONDocument(bytes)
                #expect(agrees(document.root, other) || holdsHugeNumber(document.root), "differ on \(bytes)")
            } catch {
                let meant = [.duplicateKey, .text].contains(error.code) || isExtraComma(error, in: bytes)
                #expect(other == nil || meant, "only Foundation takes \(bytes)")
            }
        }
    }
}
