import LibCrypto

@testable import PAYUNi

/// A key, and the freedom to seal anything with it: wrong texts with a right HashInfo.
struct EnvelopeFaker {
    static let hashKey = "0123456789abcdef0123456789ABCDEF"
    static let hashIV = "abcdefghijklmnop"

    let envelope: Envelope

    init() throws {
        envelope = Envelope(keys: KeyRing(current: try PAYUNiKey(hashKey: Self.hashKey, hashIV: Self.hashIV)))
    }

    func seal(plaintext: [UInt8]) throws -> SealedEnvelope {
        var plaintext = plaintext
        return try plaintext.withUnsafeMutableBytes { try envelope.seal(inPlace: $0) }
    }

    func seal(plaintext: String) throws -> SealedEnvelope { try seal(plaintext: Array(plaintext.utf8)) }

    /// The digest by another way than the one under test.
    func hashInfo(for encryptInfo: [UInt8]) throws -> String {
        let digest = try sha256(Array(Self.hashKey.utf8) + encryptInfo + Array(Self.hashIV.utf8))
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }

    /// `encryptInfo` as given, with the HashInfo that belongs to it.
    func signed(_ encryptInfo: String) throws -> (encryptInfo: String, hashInfo: String) {
        (encryptInfo, try hashInfo(for: Array(encryptInfo.utf8)))
    }

    /// Base64 parts joined as given, hexed and signed.
    func signed(text: String) throws -> (encryptInfo: String, hashInfo: String) {
        try signed(Self.hex(Array(text.utf8)))
    }

    /// The two base64 parts of a sealed text.
    func parts(of plaintext: String) throws -> (ciphertext: String, tag: String) {
        let sealed = try seal(plaintext: plaintext)
        var bytes = [UInt8](repeating: 0, count: sealed.encryptInfo.utf8.count / 2)
        let isHex = Array(sealed.encryptInfo.utf8).withUnsafeBytes { text in
            bytes.withUnsafeMutableBytes { HexCodec.decode(text, to: $0) }
        }
        precondition(isHex)
        let text = String(decoding: bytes, as: UTF8.self)
        return (String(text.dropLast(27)), String(text.suffix(24)))
    }

    /// The code of the refusal, or `nil` if the envelope opens.
    func refusal(_ encryptInfo: String?, _ hashInfo: String?, limit: EnvelopeLimit = .callback) -> EnvelopeRejection.Code? {
        do throws(EnvelopeRejection) {
            _ = try envelope.open(encryptInfo: encryptInfo, hashInfo: hashInfo, limit: limit)
            return nil
        } catch {
            return error.code
        }
    }

    func refusal(plaintext: [UInt8]) throws -> EnvelopeRejection.Code? {
        let sealed = try seal(plaintext: plaintext)
        return refusal(sealed.encryptInfo, sealed.hashInfo)
    }

    func refusal(plaintext: String) throws -> EnvelopeRejection.Code? { try refusal(plaintext: Array(plaintext.utf8)) }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Envelope {
    /// Everything but the refusal of duplicates.
    func unsealed(_ encryptInfo: String, _ hashInfo: String) throws -> OpenedEnvelope {
        try Array(encryptInfo.utf8).withUnsafeBytes { encryptInfo in
            try Array(hashInfo.utf8).withUnsafeBytes { try unseal(encryptInfo: encryptInfo, hashInfo: $0, limit: .queryReply) }
        }
    }
}
