import Testing

@testable import LibCrypto

@Suite struct CipherEngineTests {
    @Test("A message comes back, whatever its length", arguments: [0, 1, 15, 16, 17, 31, 32, 33, 500, 5000])
    func roundTrip(length: Int) throws {
        let engine = try makeEngine()
        let message = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        let (ciphertext, tag) = try encrypt(message, with: engine)
        #expect(ciphertext.count == length)
        #expect(try decrypt(ciphertext, tag: tag, with: engine) == message)
    }

    @Test("A published result of the 16-byte vector is met, so the library did not fall back to 12 bytes")
    func sixteenByteVector() throws {
        let engine = try makeEngine(key: "12345678901234567890123456789012", vector: "1234567890123456")
        let (ciphertext, tag) = try encrypt(Array("MerID=AAA&MerTradeNo=BBB".utf8), with: engine)
        #expect(hex(ciphertext) == "1bd7fae287ec5d24b583d881e0e5f3eee8a4e2ef989e913e")
        #expect(hex(tag) == "0ace496500b492a485bb5e4b9e85098b")
    }

    @Test("A kept key schedule gives what a fresh one gives")
    func reuse() throws {
        let message = Array("one message, many times".utf8)
        let engine = try makeEngine()
        let first = try encrypt(message, with: engine)
        for _ in 0..<10 {
            _ = try encrypt([1, 2, 3], with: engine)
            let again = try encrypt(message, with: engine)
            #expect(again.ciphertext == first.ciphertext && again.tag == first.tag)
        }
        let fresh = try encrypt(message, with: try makeEngine())
        #expect(fresh.ciphertext == first.ciphertext && fresh.tag == first.tag)
    }

    @Test("A changed tag is refused, the buffer is wiped, and the engine goes on working")
    func wrongTag() throws {
        let engine = try makeEngine()
        let message = Array("nobody may see this".utf8)
        var (ciphertext, tag) = try encrypt(message, with: engine)
        for place in tag.indices {
            tag[place] ^= 1
            var buffer = ciphertext
            let isGenuine = try buffer.withUnsafeMutableBytes { buffer in
                try tag.withUnsafeBytes { try engine.decrypt(buffer, tag: $0) }
            }
            #expect(!isGenuine)
            #expect(buffer.allSatisfy { $0 == 0 })
            tag[place] ^= 1
        }
        #expect(try decrypt(ciphertext, tag: tag, with: engine) == message)
        ciphertext[0] ^= 1
        #expect(try decrypt(ciphertext, tag: tag, with: engine) == nil)
    }

    @Test("Tags of other lengths are refused before the cipher is asked", arguments: [0, 1, 4, 12, 15, 17])
    func tagLength(length: Int) throws {
        let engine = try makeEngine()
        let (ciphertext, tag) = try encrypt([1, 2, 3], with: engine)
        let other = Array((tag + tag).prefix(length))
        #expect(throws: CryptoFailure.unusableBuffer) { try decrypt(ciphertext, tag: other, with: engine) }
    }

    @Test("Keys and vectors of other lengths are refused")
    func lengths() {
        #expect(throws: CryptoFailure.wrongLength(expected: 32, got: 31)) {
            try makeEngine(key: String(repeating: "k", count: 31))
        }
        #expect(throws: CryptoFailure.wrongLength(expected: 16, got: 12)) { try makeEngine(vector: "twelve bytes") }
    }

    @Test("The keyed digest is SHA-256 over key, message and vector")
    func keyedDigest() throws {
        let engine = try makeEngine(key: String(repeating: "k", count: 32), vector: String(repeating: "v", count: 16))
        var digest = [UInt8](repeating: 0, count: 32)
        try digest.withUnsafeMutableBytes { output in
            try Array("message".utf8).withUnsafeBytes { try engine.keyedDigest(of: $0, into: output) }
        }
        let whole = String(repeating: "k", count: 32) + "message" + String(repeating: "v", count: 16)
        #expect(digest == (try sha256(Array(whole.utf8))))
    }

    @Test("When every context is lent, one more caller still gets one that works")
    func exhaustion() throws {
        let material = Array(repeating: UInt8(ascii: "k"), count: 32).withUnsafeBytes { key in
            KeyMaterial(key: key, initializationVector: UnsafeRawBufferPointer(rebasing: key[..<16]))
        }
        let pool = try ContextPool(material: material, algorithms: try Algorithms())
        var seen: [ObjectIdentifier] = []
        func nest(_ depth: Int) throws(CryptoFailure) {
            try pool.withContext { context throws(CryptoFailure) in
                seen.append(ObjectIdentifier(context))
                if depth > 1 { try nest(depth - 1) }
            }
        }
        try nest(40)
        #expect(Set(seen.prefix(16)).count == 16)
        #expect(seen.count == 40)
        let first = seen[0]
        seen = []
        try nest(1)
        #expect(seen == [first])
    }

    @Test("Many tasks share one engine without disturbing each other")
    func concurrency() async throws {
        let engine = try makeEngine()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let message = (0..<(number * 7)).map { UInt8(truncatingIfNeeded: $0 ^ number) }
                    let (ciphertext, tag) = try encrypt(message, with: engine)
                    return try decrypt(ciphertext, tag: tag, with: engine) == message
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}

private func makeEngine(
    key: String = "0123456789abcdef0123456789ABCDEF", vector: String = "abcdefghijklmnop"
) throws -> CipherEngine {
    try Array(key.utf8).withUnsafeBytes { key in
        try Array(vector.utf8).withUnsafeBytes { try CipherEngine(key: key, initializationVector: $0) }
    }
}

private func encrypt(_ message: [UInt8], with engine: CipherEngine) throws -> (ciphertext: [UInt8], tag: [UInt8]) {
    var buffer = message
    var tag = [UInt8](repeating: 0, count: CipherEngine.tagLength)
    try buffer.withUnsafeMutableBytes { buffer in
        try tag.withUnsafeMutableBytes { try engine.encrypt(buffer, tag: $0) }
    }
    return (buffer, tag)
}

private func decrypt(_ ciphertext: [UInt8], tag: [UInt8], with engine: CipherEngine) throws -> [UInt8]? {
    var buffer = ciphertext
    let isGenuine = try buffer.withUnsafeMutableBytes { buffer in
        try tag.withUnsafeBytes { try engine.decrypt(buffer, tag: $0) }
    }
    return isGenuine ? buffer : nil
}
