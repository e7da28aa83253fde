import Testing

@testable import PAYUNi

@Suite struct HashInfoTests {
    let faker: EnvelopeFaker
    static let text = "Status=SUCCESS&TradeStatus=1"

    init() throws { faker = try EnvelopeFaker() }

    @Test("A genuine envelope opens")
    func genuine() throws {
        let sealed = try faker.seal(plaintext: Self.text)
        #expect(faker.refusal(sealed.encryptInfo, sealed.hashInfo) == nil)
        #expect(sealed.hashInfo == (try faker.hashInfo(for: Array(sealed.encryptInfo.utf8))))
    }

    @Test("A change at any place of HashInfo is a mismatch")
    func everyPlace() throws {
        let sealed = try faker.seal(plaintext: Self.text)
        for place in 0..<64 {
            var bytes = Array(sealed.hashInfo.utf8)
            bytes[place] = bytes[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            #expect(faker.refusal(sealed.encryptInfo, String(decoding: bytes, as: UTF8.self)) == .hashMismatch)
        }
    }

    @Test("Absent, empty, lower-case, short, long and padded HashInfo are refused")
    func forms() throws {
        let sealed = try faker.seal(plaintext: Self.text)
        #expect(faker.refusal(sealed.encryptInfo, nil) == .hashMissing)
        #expect(faker.refusal(sealed.encryptInfo, "") == .hashMissing)
        let wrong = [
            sealed.hashInfo.lowercased(), String(sealed.hashInfo.dropLast()), String(sealed.hashInfo.dropFirst()),
            sealed.hashInfo + "0", sealed.hashInfo + " ", " " + sealed.hashInfo, "true", "Array", "0",
            sealed.hashInfo + sealed.hashInfo,
        ]
        for hashInfo in wrong { #expect(faker.refusal(sealed.encryptInfo, hashInfo) == .hashMismatch) }
    }

    @Test("HashInfo is judged before the inside: text that could not be decoded is a mismatch first")
    func order() {
        for encryptInfo in ["z", "zz", "abc", "3a3a3a", String(repeating: "0", count: 9999)] {
            #expect(faker.refusal(encryptInfo, String(repeating: "0", count: 64)) == .hashMismatch)
        }
    }

    @Test("The size is judged before everything, exactly at the limit")
    func size() throws {
        let limit = EnvelopeLimit(bytes: 100)
        let atLimit = try faker.signed(String(repeating: "0", count: 100))
        let above = try faker.signed(String(repeating: "0", count: 101))
        #expect(faker.refusal(atLimit.encryptInfo, atLimit.hashInfo, limit: limit) == .separator)
        #expect(faker.refusal(above.encryptInfo, above.hashInfo, limit: limit) == .envelopeTooLarge)
        #expect(faker.refusal(above.encryptInfo, nil, limit: limit) == .envelopeTooLarge)
        #expect(EnvelopeLimit.callback.bytes == 65536)
        #expect(EnvelopeLimit(bytes: .max).bytes == 1 << 20)
        #expect(EnvelopeLimit(bytes: -1).bytes == 0)
    }

    @Test("An absent or empty EncryptInfo is a missing field")
    func noEncryptInfo() {
        #expect(faker.refusal(nil, String(repeating: "0", count: 64)) == .missingField)
        #expect(faker.refusal("", String(repeating: "0", count: 64)) == .missingField)
    }

    @Test("HashInfo of another key, another vector or both is a mismatch")
    func otherKeys() throws {
        let sealed = try faker.seal(plaintext: Self.text)
        let otherKey = String(EnvelopeFaker.hashKey.reversed())
        let otherIV = String(EnvelopeFaker.hashIV.reversed())
        for (key, vector) in [(otherKey, EnvelopeFaker.hashIV), (EnvelopeFaker.hashKey, otherIV), (otherKey, otherIV)] {
            let other = Envelope(keys: KeyRing(current: try PAYUNiKey(hashKey: key, hashIV: vector)))
            #expect(throws: EnvelopeRejection(.hashMismatch, field: "HashInfo")) {
                try other.open(encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo)
            }
        }
    }

    @Test("While keys change over both open, and the current one seals")
    func rotation() throws {
        let old = try PAYUNiKey(hashKey: EnvelopeFaker.hashKey, hashIV: EnvelopeFaker.hashIV)
        let new = try PAYUNiKey(hashKey: String(EnvelopeFaker.hashKey.reversed()), hashIV: EnvelopeFaker.hashIV)
        let both = Envelope(keys: KeyRing(current: new, previous: old))
        let fromOld = try Envelope(keys: KeyRing(current: old)).seal(fields: [("a", "1")])
        let fromNew = try both.seal(fields: [("a", "1")])
        #expect(try both.open(encryptInfo: fromOld.encryptInfo, hashInfo: fromOld.hashInfo).key == .previous)
        #expect(try both.open(encryptInfo: fromNew.encryptInfo, hashInfo: fromNew.hashInfo).key == .current)
        #expect(fromNew == (try Envelope(keys: KeyRing(current: new)).seal(fields: [("a", "1")])))
        #expect(throws: EnvelopeRejection(.hashMismatch, field: "HashInfo")) {
            try Envelope(keys: KeyRing(current: new)).open(encryptInfo: fromOld.encryptInfo, hashInfo: fromOld.hashInfo)
        }
    }
}
