import Testing

@testable import PAYUNi

@Suite struct EnvelopePropertyTests {
    @Test("Random fields come back as they went in", arguments: 0..<20)
    func roundTrip(seed: Int) throws {
        let faker = try EnvelopeFaker()
        var random = SplitMix(state: UInt64(seed))
        for _ in 0..<25 {
            let fields = randomFields(&random)
            let sealed = try faker.envelope.seal(fields: fields)
            let opened = try faker.envelope.open(encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo, limit: .queryReply)
            let pairs = try opened.fields().pairs
            #expect(pairs.map { Array($0.name.utf8) } == fields.map { Array($0.name.utf8) })
            #expect(pairs.map { Array($0.value.utf8) } == fields.map { Array($0.value.utf8) })
            for field in fields { #expect(try opened.fields()[field.name] == field.value) }
        }
    }

    @Test("Random bytes under a right HashInfo are refused or read, never a crash", arguments: 0..<20)
    func randomPlaintext(seed: Int) throws {
        let faker = try EnvelopeFaker()
        var random = SplitMix(state: UInt64(seed) &+ 1000)
        let alphabet = Array("ab&&==%%%+0aF[]{R\u{0}\u{80}é".utf8) + [0xFF, 0x80]
        for _ in 0..<100 {
            let plaintext = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let code = try faker.refusal(plaintext: plaintext)
            #expect([nil, .invalidText, .duplicateField].contains(code))
        }
    }

    @Test("Random texts under a right HashInfo are refused or read, never a crash", arguments: 0..<20)
    func randomText(seed: Int) throws {
        let faker = try EnvelopeFaker()
        var random = SplitMix(state: UInt64(seed) &+ 2000)
        let alphabet = Array("Az09+/=:: -".utf8)
        for _ in 0..<100 {
            let text = (0..<Int.random(in: 0..<80, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let message = try faker.signed(text: String(decoding: text, as: UTF8.self))
            #expect(faker.refusal(message.encryptInfo, message.hashInfo) != nil)
        }
    }

    @Test("200 tasks share one envelope")
    func concurrency() async throws {
        let envelope = try EnvelopeFaker().envelope
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let fields = [
                        (name: "MerTradeNo", value: "ORDER-\(number)"), ("ProdDesc", String(repeating: "茶", count: number)),
                    ]
                    let sealed = try envelope.seal(fields: fields)
                    let opened = try envelope.open(encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo)
                    return try opened.fields()["MerTradeNo"] == "ORDER-\(number)" && opened.fields()["ProdDesc"]?.count == number
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    private func randomFields(_ random: inout SplitMix) -> [(name: String, value: String)] {
        (0..<Int.random(in: 1...40, using: &random)).map { index in
            ("n\(index)_" + randomText(&random, upTo: 8), randomText(&random, upTo: 60))
        }
    }

    private func randomText(_ random: inout SplitMix, upTo limit: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...limit, using: &random) {
            let ceiling: UInt32 = [0x80, 0x800, 0x10000, 0x110000][Int.random(in: 0..<4, using: &random)]
            if let scalar = UnicodeScalar(UInt32.random(in: 1..<ceiling, using: &random)) { text.append(scalar) }
        }
        return String(text)
    }
}

/// The same numbers for the same seed, on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
