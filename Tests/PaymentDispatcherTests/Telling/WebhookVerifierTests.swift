#if Dispatcher
import LibCrypto
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct WebhookVerifierTests {
    let verifier: WebhookVerifier

    init() throws { verifier = try WebhookVerifier(secrets: [Secret(PublishedMessage.secret)]) }

    private func verify(
        _ headers: [HTTPHeader], body: [UInt8] = PublishedMessage.body, now: Timestamp = PublishedMessage.time
    ) throws(WebhookRejection) -> String {
        try verifier.verify(body: body, headers: headers, now: now)
    }

    @Test("The published message is believed, and tells its id")
    func genuine() throws {
        #expect(try verify(PublishedMessage.headers()) == PublishedMessage.id)
    }

    @Test("A secret is the same with and without its prefix")
    func prefix() throws {
        let bare = String(PublishedMessage.secret.dropFirst(6))
        try WebhookVerifier(secrets: [Secret(bare)])
            .verify(body: PublishedMessage.body, headers: PublishedMessage.headers(), now: PublishedMessage.time)
    }

    @Test("Header names are read in any case")
    func anyCase() throws {
        let headers = PublishedMessage.headers().map { HTTPHeader($0.name.uppercased(), $0.value) }
        #expect(try verify(headers) == PublishedMessage.id)
    }

    @Test(
        "A header that is missing, empty or there twice is refused by name",
        arguments: ["webhook-id", "webhook-timestamp", "webhook-signature"])
    func missing(name: String) {
        let rest = PublishedMessage.headers().filter { $0.name != name }
        let twice = PublishedMessage.headers() + PublishedMessage.headers().filter { $0.name == name }
        for headers in [rest, rest + [HTTPHeader(name, "")], twice] {
            #expect(throws: WebhookRejection.missingHeader(name)) { try verify(headers) }
        }
    }

    @Test(
        "A time that is no whole number of seconds is refused",
        arguments: [
            "hello", "1614265330.0", "-1614265330", "+1614265330", " 1614265330", "0x60380", "１６１４２６５３３０", "9999999999999999",
        ])
    func malformedTime(timestamp: String) {
        #expect(throws: WebhookRejection.malformedTimestamp) { try verify(PublishedMessage.headers(timestamp: timestamp)) }
    }

    @Test(
        "A signature that is wrong, cut, empty, of another version or without one is refused",
        arguments: [
            "v1,g0hM9SsE+OTPJTGt/dmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O==", "v1,",
            "v1,g0hM9SsE+OTPJTGt", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            "v1g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", ",", "v1,,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", " ",
            "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ])
    func wrongSignature(signature: String) {
        #expect(throws: WebhookRejection.wrongSignature) { try verify(PublishedMessage.headers(signature: signature)) }
    }

    @Test("Of several signatures one that fits is enough, whatever stands beside it")
    func several() throws {
        let signatures = [
            "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=", "v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=",
            PublishedMessage.signature, "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=", "v1a,x",
        ]
        #expect(try verify(PublishedMessage.headers(signature: signatures.joined(separator: " "))) == PublishedMessage.id)
    }

    @Test("Another body, id or time does not fit")
    func others() {
        #expect(throws: WebhookRejection.wrongSignature) {
            try verify(PublishedMessage.headers(), body: Array(#"{"test":2432232314}"#.utf8))
        }
        #expect(throws: WebhookRejection.wrongSignature) { try verify(PublishedMessage.headers(id: "msg_other")) }
        #expect(throws: WebhookRejection.wrongSignature) { try verify(PublishedMessage.headers(timestamp: "1614265331")) }
        #expect(throws: WebhookRejection.wrongSignature) { try verify(PublishedMessage.headers(), body: []) }
    }

    @Test("Five minutes are borne either way, and not a second more")
    func tolerance() throws {
        for seconds in [-300, 300] as [Int64] {
            #expect(
                try verify(PublishedMessage.headers(), now: PublishedMessage.time.adding(seconds: seconds)) == PublishedMessage.id
            )
        }
        #expect(throws: WebhookRejection.tooOld) {
            try verify(PublishedMessage.headers(), now: PublishedMessage.time.adding(seconds: 301))
        }
        #expect(throws: WebhookRejection.tooNew) {
            try verify(PublishedMessage.headers(), now: PublishedMessage.time.adding(seconds: -301))
        }
    }

    @Test("An id with a dot is refused: its end could be read as the time")
    func dottedID() throws {
        let key = try WebhookKey(Secret(PublishedMessage.secret))
        let digest = try key.digest(id: "msg", timestamp: "1614265330", body: Array("1614265330.x".utf8))
        let headers = PublishedMessage.headers(id: "msg.1614265330", signature: "v1," + Base64Codec.encode(digest))
        #expect(throws: WebhookRejection.malformedID) { try verify(headers, body: Array("x".utf8)) }
    }

    @Test(
        "A secret that authenticates nobody is refused at the start, and is not in the error",
        arguments: [
            ("", WebhookSecretError.missing), ("whsec_", .missing), ("whsec_ab cd", .notBase64), ("whsec_abc", .notBase64),
            ("hunter2hunter2hunter2hunter2hunter2!", .notBase64),
            (Base64Codec.encode(Array(repeating: 1, count: 23)), .wrongLength),
            ("whsec_" + Base64Codec.encode(Array(repeating: 1, count: 65)), .wrongLength),
        ])
    func badSecret(text: String, expected: WebhookSecretError) {
        #expect(throws: expected) { try WebhookVerifier(secrets: [Secret(text)]) }
        #expect(throws: expected) { try WebhookSignature(secrets: [Secret(PublishedMessage.secret), Secret(text)]) }
        if text.count > 6 { #expect(!expected.description.contains(text.dropFirst(6))) }
    }

    @Test("No secret at all is refused")
    func noSecret() {
        #expect(throws: WebhookSecretError.missing) { try WebhookVerifier(secrets: []) }
        #expect(throws: WebhookSecretError.missing) { try WebhookSignature(secrets: []) }
    }

    @Test("Secrets of 24 and of 64 bytes are taken", arguments: [24, 64])
    func lengths(count: Int) throws {
        _ = try WebhookVerifier(secrets: [Secret("whsec_" + Base64Codec.encode(Array(repeating: 1, count: count)))])
    }
}
#endif
