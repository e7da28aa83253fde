import Payments
import Testing

@testable import KryptoGO

@Suite("Addresses")
struct AddressTests {
    @Test(
        "Keccak-256 gives the published digests",
        arguments: [
            ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
            ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
            (
                "The quick brown fox jumps over the lazy dog",
                "4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15"
            ),
        ])
    func keccak(_ message: String, _ digest: String) {
        #expect(hex(Keccak256.hash(Array(message.utf8))) == digest)
    }

    @Test("every padding length around a block gives its own digest")
    func padding() {
        let digests = (130...280).map { hex(Keccak256.hash([UInt8](repeating: 0x61, count: $0))) }
        #expect(Set(digests).count == digests.count)
        #expect(digests.allSatisfy { $0.utf8.count == 64 })
    }

    static let checksummed = [
        "0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", "0xaf88d065e77c8cC2239327C5EDb3A432268e5831",
    ]

    @Test("the examples of EIP-55 and known contracts are valid and spelled as published", arguments: checksummed)
    func eip55(_ address: String) {
        #expect(EVMAddress.isValid(address))
        #expect(EVMAddress.checksummed(address.lowercasedDigits) == address)
        #expect(EVMAddress.isValid(address.lowercasedDigits))
    }

    @Test("a single letter in the wrong case breaks a checksum", arguments: checksummed)
    func brokenChecksum(_ address: String) {
        let bytes = Array(address.utf8)
        for index in bytes.indices.dropFirst(2) where bytes[index].isLetter {
            var changed = bytes
            changed[index] ^= 0x20
            let text = String(decoding: changed, as: UTF8.self)
            let digits = changed.dropFirst(2)
            guard digits.contains(where: \.isUpperLetter), digits.contains(where: \.isLowerLetter) else { continue }
            #expect(!EVMAddress.isValid(text))
        }
    }

    @Test(
        "what is no address is refused",
        arguments: [
            "", "0x", "0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", " 0xde709f2102306220921060314715629080e2fb77",
            "0xde709f2102306220921060314715629080e2fb77\n", "0x５aaeb6053f3e94c9b9a09f33669435e7ef1beae",
        ])
    func noAddress(_ text: String) {
        #expect(!EVMAddress.isValid(text))
        #expect(!ChainAddress.isValid(text, on: "arb"))
    }

    @Test("Tron addresses are checked by characters and length, and only on Tron")
    func tron() {
        let address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
        #expect(ChainAddress.isValid(address, on: "tron"))
        #expect(ChainAddress.isValid(address, on: "shasta"))
        #expect(!ChainAddress.isValid(address, on: "arb"))
        #expect(!ChainAddress.isValid(String(address.dropLast()), on: "tron"))
        #expect(!ChainAddress.isValid("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj60", on: "tron"))
        #expect(!ChainAddress.isValid("0xde709f2102306220921060314715629080e2fb77", on: "tron"))
    }

    private func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
    }
}

extension String {
    fileprivate var lowercasedDigits: String { lowercased() }
}
