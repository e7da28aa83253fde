import Testing

@testable import LibCrypto

@Suite struct DigestTests {
    @Test(
        "SHA-256 gives the published digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func sha256Vectors(message: String, expected: String) throws {
        #expect(hex(try sha256(Array(message.utf8))) == expected)
    }

    @Test("HMAC-SHA-256 gives the digest of RFC 4231, case 2")
    func hmacVector() throws {
        let digest = try Array("Jefe".utf8).withUnsafeBytes { key in
            try hmacSHA256(Array("what do ya want for nothing?".utf8), key: key)
        }
        #expect(hex(digest) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test("An empty HMAC key is refused")
    func emptyKey() {
        #expect(throws: CryptoFailure.wrongLength(expected: 32, got: 0)) {
            try hmacSHA256([1], key: UnsafeRawBufferPointer(start: nil, count: 0))
        }
    }

    @Test("Random bytes have the length asked for and do not repeat")
    func randomness() throws {
        let first = try randomBytes(count: 32)
        #expect(first.count == 32)
        #expect(first != (try randomBytes(count: 32)))
        #expect(try randomBytes(count: 0).isEmpty)
        #expect(throws: CryptoFailure.unusableBuffer) { try randomBytes(count: -1) }
    }

    @Test("The library tells its name and version")
    func version() {
        #expect(cryptoLibraryVersion().contains("SSL"))
    }
}

@Suite struct ConstantTimeTests {
    @Test("Equal bytes are equal, and a difference at any place is seen")
    func everyPlace() {
        let original = (0..<64).map { UInt8($0) }
        #expect(constantTimeEquals(original, original))
        for place in original.indices {
            var changed = original
            changed[place] ^= 0x80
            #expect(!constantTimeEquals(original, changed))
        }
    }

    @Test("Texts of different length are different, even when one begins the other")
    func lengths() {
        #expect(!constantTimeEquals([1, 2, 3], [1, 2]))
        #expect(!constantTimeEquals([], [1]))
        #expect(constantTimeEquals([], []))
    }

    @Test("Cleansing leaves zeros only")
    func cleansing() {
        var bytes: [UInt8] = [1, 2, 3]
        bytes.withUnsafeMutableBytes { cleanse($0) }
        #expect(bytes == [0, 0, 0])
    }
}

func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
    }.joined()
}
