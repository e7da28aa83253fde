import Testing

@testable import LibCrypto

@Suite struct Base64Tests {
    @Test(
        "Base64 reads and writes the vectors of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func vectors(plain: String, coded: String) {
        #expect(Base64Codec.encode(Array(plain.utf8)) == coded)
        #expect(Base64Codec.decode(coded) == Array(plain.utf8))
    }

    @Test("Every byte comes back")
    func everyByte() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64Codec.decode(Base64Codec.encode(bytes)) == bytes)
        #expect(Base64Codec.encode(bytes[1...2]) == "AQI=")
    }

    @Test(
        "Another spelling is no spelling", arguments: ["Zg", "Zg=", "Zg==\n", " Zg==", "Zh==", "Zm9v=", "Zm-v", "=", "Zg==Zg=="])
    func refused(text: String) {
        #expect(Base64Codec.decode(text) == nil)
    }
}
