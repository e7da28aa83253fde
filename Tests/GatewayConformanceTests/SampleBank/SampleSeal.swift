import GatewayConformance
import Payments
import StrictJSON

/// The bank's envelope: `{"payload": text, "checksum": hex, "status": word}`. Only the payload is covered.
///
/// The checksum is a toy that anybody could break. It stands for the real thing: this bank does not exist.
struct SampleSeal: Sendable {
    let key: String

    func checksum(_ payload: String) -> String {
        let mixed = (key + payload + key).utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return String(mixed, radix: 16)
    }

    func body(_ payload: String, status: String?) -> [UInt8] {
        var envelope: JSONObject = ["payload": .string(payload), "checksum": .string(checksum(payload))]
        if let status { envelope["status"] = .string(status) }
        return JSONValue.object(envelope).serialized()
    }
}

/// What the seal covered, taken apart.
struct SampleEnvelope: Sendable {
    enum Problem: Error {
        case notEnvelope, missingChecksum, checksumMismatch, notPayload
    }

    /// The text that the checksum is of.
    let payload: String
    let fields: [String: JSONDocument.Value]
    let outerStatus: String?

    init(_ body: [UInt8], seal: SampleSeal, verifies: Bool = true, needsChecksum: Bool = true, takesLast: Bool = false)
        throws(Problem)
    {
        guard let envelope = try? JSONDocument(body).root, let payload = envelope["payload"]?.string else {
            throw .notEnvelope
        }
        if let checksum = envelope["checksum"]?.string {
            // A real adapter compares in constant time.
            guard !verifies || checksum == seal.checksum(payload) else { throw .checksumMismatch }
        } else if needsChecksum {
            throw .missingChecksum
        }
        guard let root = try? JSONDocument(takesLast ? Self.withoutFirstStatus(payload) : payload).root,
            let members = root.members
        else { throw .notPayload }
        self.payload = payload
        fields = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
        outerStatus = envelope["status"]?.string
    }

    func text(_ name: String) -> String? { fields[name]?.string }

    private static func withoutFirstStatus(_ payload: String) -> String {
        let parts = payload.split(separator: "\"status\":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let comma = parts[1].firstIndex(of: ",") else { return payload }
        return parts[0] + parts[1][parts[1].index(after: comma)...] + "\"status\":" + parts[2]
    }
}
