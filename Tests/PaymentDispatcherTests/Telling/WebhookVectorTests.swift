#if Dispatcher
import LibCrypto
import Payments
import Testing

@testable import PaymentDispatcher

/// The message that every library of Standard Webhooks is tested with.
enum PublishedMessage {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    static let time = Timestamp(seconds: 1_614_265_330)
    static let body = Array(#"{"test": 2432232314}"#.utf8)
    static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    static func headers(
        id: String? = id, timestamp: String? = "1614265330", signature: String? = signature
    ) -> [HTTPHeader] {
        [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)].compactMap { name, value in
            value.map { HTTPHeader(name, $0) }
        }
    }
}

@Suite struct WebhookVectorTests {
    @Test("The published message gets the published signature")
    func signed() throws {
        let headers = try WebhookSignature(secrets: [Secret(PublishedMessage.secret)])
            .headers(id: PublishedMessage.id, at: PublishedMessage.time, body: PublishedMessage.body)
        #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(headers.map(\.value) == [PublishedMessage.id, "1614265330", PublishedMessage.signature])
    }

    @Test("The time that is signed is in whole seconds")
    func wholeSeconds() throws {
        let headers = try WebhookSignature(secrets: [Secret(PublishedMessage.secret)]).headers(
            id: PublishedMessage.id, at: PublishedMessage.time.adding(milliseconds: 999), body: PublishedMessage.body)
        #expect(headers[1].value == "1614265330")
        #expect(headers[2].value == PublishedMessage.signature)
    }

    @Test("While keys change both sign, the newest first, and a receiver with either believes")
    func rotation() throws {
        let old = Secret(PublishedMessage.secret)
        let new = Secret("whsec_" + Base64Codec.encode(Array(repeating: 7, count: 32)))
        let headers = try WebhookSignature(secrets: [new, old])
            .headers(id: PublishedMessage.id, at: PublishedMessage.time, body: PublishedMessage.body)
        let signatures = headers[2].value.split(separator: " ")
        #expect(signatures.count == 2)
        #expect(signatures.last.map(String.init) == PublishedMessage.signature)
        for secret in [old, new] {
            try WebhookVerifier(secrets: [secret])
                .verify(body: PublishedMessage.body, headers: headers, now: PublishedMessage.time)
        }
    }
}
#endif
