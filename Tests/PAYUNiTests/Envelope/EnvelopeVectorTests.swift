import Testing

@testable import PAYUNi

@Suite struct EnvelopeVectorTests {
    @Test("All vectors are there")
    func completeness() throws {
        #expect(try EnvelopeVectors.seal().count == 42)
        #expect(try EnvelopeVectors.open().count == 17)
        #expect(try EnvelopeVectors.interop().count == 1)
        #expect(try EnvelopeVectors.untrimmedKeys().count == 1)
    }

    @Test("Form text is byte-equal to the reference", arguments: try EnvelopeVectors.seal())
    func formText(vector: EnvelopeVectors.Seal) {
        #expect(FormEncoder.encode(vector.fields) == Array(vector.plaintext.utf8))
    }

    @Test("Sealing is byte-equal to the reference", arguments: try EnvelopeVectors.seal())
    func sealing(vector: EnvelopeVectors.Seal) throws {
        let sealed = try EnvelopeVectors.envelope(vector.keySet).seal(fields: vector.fields)
        #expect(sealed.encryptInfo == vector.encryptInfo)
        #expect(sealed.hashInfo == vector.hashInfo)
    }

    @Test("What the reference sealed opens to its fields", arguments: try EnvelopeVectors.seal())
    func openingSealed(vector: EnvelopeVectors.Seal) throws {
        let opened = try EnvelopeVectors.envelope(vector.keySet).open(encryptInfo: vector.encryptInfo, hashInfo: vector.hashInfo)
        #expect(try opened.fields().pairs.map { [$0.name, $0.value] } == vector.pairs)
        #expect(opened.key == .current)
    }

    @Test("Other encoders' text opens to the same flat fields", arguments: try EnvelopeVectors.open())
    func opening(vector: EnvelopeVectors.Open) throws {
        let opened = try EnvelopeVectors.envelope(vector.keySet).unsealed(vector.encryptInfo, vector.hashInfo)
        switch opened.content {
        case .fields(let fields):
            #expect(fields.pairs.map { [$0.name, $0.value] } == vector.flat)
        case .json(let bytes):
            #expect(vector.flat == nil)
            #expect(bytes == Array(vector.plaintext.utf8))
        }
    }

    @Test("The vector with TradeAmt twice decodes, and is refused all the same")
    func duplicate() throws {
        let vector = try #require(try EnvelopeVectors.open().first { $0.id == "dec-duplicate" })
        #expect(throws: EnvelopeRejection(.duplicateField, field: "TradeAmt")) {
            try EnvelopeVectors.envelope(vector.keySet).open(encryptInfo: vector.encryptInfo, hashInfo: vector.hashInfo)
        }
    }

    @Test("Upper-case hex opens when HashInfo was made over that very text", arguments: try EnvelopeVectors.interop())
    func interop(vector: EnvelopeVectors.Open) throws {
        let envelope = try EnvelopeVectors.envelope(vector.keySet)
        let opened = try envelope.open(encryptInfo: vector.encryptInfo, hashInfo: vector.hashInfo)
        #expect(FormEncoder.encode(try opened.fields().pairs) == Array(vector.plaintext.utf8))
        #expect(throws: EnvelopeRejection(.hashMismatch, field: "HashInfo")) {
            try envelope.open(encryptInfo: vector.encryptInfo.lowercased(), hashInfo: vector.hashInfo)
        }
    }

    @Test("Blanks around a key are trimmed once, for cipher and digest alike")
    func untrimmed() throws {
        let vector = try #require(try EnvelopeVectors.untrimmedKeys().first)
        let key = try PAYUNiKey(hashKey: vector.hashKey, hashIV: vector.hashIV)
        let envelope = Envelope(keys: KeyRing(current: key))
        let sealed = try envelope.seal(fields: [("MerID", "AAA"), ("MerTradeNo", "BBB")])
        #expect(sealed.encryptInfo == vector.encryptInfo)
        #expect(sealed.hashInfo == vector.hashInfoIfTrimmed)
        #expect(throws: EnvelopeRejection(.hashMismatch, field: "HashInfo")) {
            try envelope.open(encryptInfo: vector.encryptInfo, hashInfo: vector.hashInfo)
        }
    }
}
