internal import GatewayConformance
internal import PAYUNi
internal import StrictJSON

/// PAYUNi's envelope under the test account's keys.
struct PAYUNiCodec: FixtureCodec {
    private static let envelopeNames: Set<String> = ["EncryptInfo", "HashInfo"]

    private func envelope() throws -> Envelope {
        Envelope(
            keys: KeyRing(current: try PAYUNiKey(hashKey: "12345678901234567890123456789012", hashIV: "1234567890123456")))
    }

    func body(sealing message: SealedMessage, as carrier: MessageCarrier) throws -> [UInt8] {
        let sealed: SealedEnvelope
        if let text = message.text {
            var bytes = Array(text.utf8)
            let envelope = try envelope()
            sealed = try bytes.withUnsafeMutableBytes { try envelope.seal(inPlace: $0) }
        } else {
            sealed = try envelope().seal(fields: message.inner.map { ($0.name, $0.value) })
        }
        let outer = message.outer.filter { !Self.envelopeNames.contains($0.name) }.map { ($0.name, $0.value) }
        let fields = outer + [("EncryptInfo", sealed.encryptInfo), ("HashInfo", sealed.hashInfo)]
        switch carrier {
        case .callback, .request: return FormEncoder.encode(fields.map { (name: $0.0, value: $0.1) })
        case .answer: return JSONValue.object(JSONObject(fields.map { ($0.0, JSONValue.string($0.1)) })).serialized()
        }
    }

    func message(opening body: [UInt8], as carrier: MessageCarrier) throws -> SealedMessage {
        let outer: [FixtureField]
        if carrier == .answer {
            guard let members = try JSONDocument(body).root.members else { throw BenchProblem.body }
            outer = members.map { FixtureField($0.key, $0.value.string ?? "") }
        } else {
            outer = try FormDecoder.decode(body).pairs.map { FixtureField($0.name, $0.value) }
        }
        let opened = try envelope().open(
            encryptInfo: outer.first { $0.name == "EncryptInfo" }?.value, hashInfo: outer.first { $0.name == "HashInfo" }?.value,
            limit: .queryReply)
        let plain = outer.filter { !Self.envelopeNames.contains($0.name) }
        switch opened.content {
        case .fields(let fields):
            return SealedMessage(outer: plain, inner: fields.pairs.map { FixtureField($0.name, $0.value) })
        case .json(let bytes):
            return SealedMessage(outer: plain, inner: [], text: String(decoding: bytes, as: UTF8.self))
        }
    }
}
