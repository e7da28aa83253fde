import Payments
import Testing

@testable import PAYUNi

@Suite struct CredentialTests {
    private func rejection(_ hashKey: String, _ hashIV: String) -> CredentialRejection? {
        do throws(CredentialRejection) {
            _ = try PAYUNiKey(hashKey: hashKey, hashIV: hashIV)
            return nil
        } catch {
            return error
        }
    }

    private let key = EnvelopeFaker.hashKey
    private let vector = EnvelopeFaker.hashIV

    @Test("A right pair is taken, with or without blanks around it")
    func right() {
        #expect(rejection(key, vector) == nil)
        #expect(rejection(" \t\(key)\r\n", "\n\(vector) ") == nil)
    }

    @Test("A wrong pair is refused, naming the setting and never its value")
    func wrong() {
        let cases: [(String, String, CredentialRejection.Field, String)] = [
            ("", vector, .hashKey, "empty"), (" \n", vector, .hashKey, "empty"), (key, "", .hashIV, "empty"),
            (String(key.dropLast()), vector, .hashKey, "wrong_length"), (key + "0", vector, .hashKey, "wrong_length"),
            (key, vector + "x", .hashIV, "wrong_length"), (key, key, .hashIV, "wrong_length"),
            (vector, key, .hashKey, "swapped"), (" " + vector, key + "\n", .hashKey, "swapped"),
            (key.dropLast(2) + "é", vector, .hashKey, "wrong_characters"),
            (key.prefix(15) + " " + key.suffix(16), vector, .hashKey, "wrong_characters"),
            (key, vector.prefix(15) + "\u{7F}", .hashIV, "wrong_characters"),
        ]
        for (hashKey, hashIV, field, code) in cases {
            let rejection = rejection(hashKey, hashIV)
            #expect(rejection?.field == field)
            #expect(rejection?.code == code)
            #expect(rejection.map { !"\($0)".contains(String(key.prefix(8))) && !"\($0)".contains(vector.prefix(8)) } == true)
        }
    }

    @Test("A key shows nothing of itself")
    func redaction() throws {
        let key = try PAYUNiKey(hashKey: key, hashIV: vector)
        var text = "\(key) \(String(reflecting: key)) \(KeyRing(current: key))"
        dump(PAYUNiCredentialsBox(key: key), to: &text)
        #expect(!text.contains(EnvelopeFaker.hashKey))
        #expect(!text.contains(EnvelopeFaker.hashIV))
    }

    private struct PAYUNiCredentialsBox {
        let key: PAYUNiKey
    }

    @Test(
        "Merchant numbers are ASCII letters and digits, 1 to 32",
        arguments: [
            ("", "empty"), ("A B", "wrong_characters"), ("A-1", "wrong_characters"), ("１２３", "wrong_characters"),
            ("é", "wrong_characters"),
            (String(repeating: "A", count: 33), "wrong_length"),
        ])
    func merchantNumbers(merchantID: String, code: String) throws {
        let ring = KeyRing(current: try PAYUNiKey(hashKey: key, hashIV: vector))
        do throws(CredentialRejection) {
            _ = try PAYUNiCredentials(merchantID: merchantID, keys: ring)
            Issue.record("accepted")
        } catch {
            #expect(error.field == .merchantID)
            #expect(error.code == code)
        }
    }

    @Test("Good credentials keep what they were given")
    func credentials() throws {
        let ring = KeyRing(current: try PAYUNiKey(hashKey: Secret(key), hashIV: Secret(vector)))
        let merchantID = String(repeating: "A", count: 32)
        let plain = try PAYUNiCredentials(merchantID: merchantID, keys: ring)
        #expect(plain.merchantID == merchantID)
        #expect(!plain.isPlatform)
        #expect(try PAYUNiCredentials(merchantID: "a1", keys: ring, isPlatform: true).isPlatform)
    }
}
