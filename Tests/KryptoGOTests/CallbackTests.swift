import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("Callbacks")
struct CallbackTests {
    static let badIDs: [String] = [
        "", " ", ".", "..", "../", "../../admin", "a/b", "a\\b", "/", "%2e%2e", "%2e", "a%2fb", "%00", "a\r\nHost: x", "a\nb",
        "a\tb", "a b", "a?b", "a#b", "a&b", "a=b", "a;b", "a:b", "a@b", "a.b", "a,b", "a+b", "a*b", "a'b", "a\"b", "<a>", "{a}",
        "[a]", "a|b", "a^b", "a`b", "a~b", "a$b", "a!b", "(a)", "é", "e\u{301}", "ａ", "\u{212A}", "茶", "😀", "\u{200B}",
        "\u{202E}abc", "a\u{7F}", "http://evil.example", "//evil.example", String(repeating: "a", count: 65),
        String(repeating: "a", count: 10_000),
    ]

    private func read(_ body: [UInt8], _ settings: KryptoGOSettings? = nil) throws -> Result<CallbackReading, CallbackRejection> {
        let gateway = KryptoGOGateway(settings: try settings ?? Shop.settings(), transport: ScriptedTransport([]))
        return Result { () throws(CallbackRejection) in try gateway.read(Callback(.server, body: body)) }
    }

    private func rejection(_ text: String) throws -> CallbackRejection? {
        if case .failure(let rejection) = try read(Array(text.utf8)) { rejection } else { nil }
    }

    @Test("every sample is a hint and nothing more", arguments: Sample.callbacks)
    func hints(_ sample: Sample) throws {
        #expect(try read(sample.bytes).get() == .hint(Shop.intent))
    }

    @Test("a forged body that names everything is the same hint as one that names only the id")
    func forged() throws {
        #expect(try read(Array(#"{"payment_intent_id":"x","status":"success"}"#.utf8)).get() == .hint("x"))
        #expect(try read(Array(#"{"payment_intent_id":"x"}"#.utf8)).get() == .hint("x"))
    }

    @Test("an id that may not enter an address is refused", arguments: badIDs)
    func forgedIDs(_ id: String) throws {
        let body = JSONValue.object(["payment_intent_id": .string(id)]).text
        let rejection = try #require(try rejection(body))
        #expect(rejection.code == "invalid_field")
        #expect(rejection.field == "payment_intent_id")
        #expect(id.utf8.count < 3 || !"\(rejection)".contains(id))
    }

    @Test("the longest id and every allowed character pass")
    func goodIDs() throws {
        for id in [String(repeating: "a", count: 64), "ABCXYZabcxyz0189_-", "0", "-", "_"] {
            let body = JSONValue.object(["payment_intent_id": .string(id)]).serialized()
            #expect(try read(body).get() == .hint(GatewayNumber(id)))
        }
    }

    @Test(
        "what is not one JSON object with an id is refused with a stable word",
        arguments: [
            ("", "json_syntax"), ("x", "json_syntax"), ("{", "json_syntax"), ("[]", "json_not_object"),
            ("null", "json_not_object"),
            (#""text""#, "json_not_object"), ("{}", "missing_field"), (#"{"payment_intent_id":null}"#, "invalid_field"),
            (#"{"payment_intent_id":5}"#, "invalid_field"), (#"{"payment_intent_id":["x"]}"#, "invalid_field"),
            (#"{"payment_intent_id":"a","payment_intent_id":"b"}"#, "json_duplicate_key"),
            (#"{"payment_intent_id":"a"} x"#, "json_trailing"), (#"{"payment_intent_id":"\ud800"}"#, "json_text"),
            ("a=b&c=d", "json_syntax"),
        ])
    func rejected(_ text: String, _ code: String) throws {
        #expect(try rejection(text)?.code == code)
    }

    @Test("a body of 64 kB is read, and one byte more is refused unread")
    func size() throws {
        let head = #"{"payment_intent_id":"x","a":""#
        let fill = KryptoGOReading.maximumCallbackBytes - head.utf8.count - 2
        #expect(try rejection(head + String(repeating: "a", count: fill) + "\"}") == nil)
        let refused = try rejection(head + String(repeating: "a", count: fill + 1) + "\"}")
        #expect(refused?.code == "json_too_large")
        #expect(refused?.status == 413)
    }

    @Test("a browser brings nothing from this gateway")
    func browser() throws {
        let gateway = try Shop.gateway(ScriptedTransport([]))
        #expect(throws: CallbackRejection.self) { try gateway.read(Callback(.browserReturn, body: Sample.callbacks[0].bytes)) }
    }

    @Test("the answer is 200 with nothing in it")
    func acknowledgement() throws {
        let answer = try Shop.gateway(ScriptedTransport([])).acknowledgement(for: Callback(.server, body: []))
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
    }

    private struct Verdict: CallbackSignatureVerifier {
        let verdict: CallbackSignatureVerdict
        func verify(_ body: [UInt8]) -> CallbackSignatureVerdict { verdict }
    }

    @Test("with a verifier only a genuine signature passes, and it is still a hint", arguments: CallbackSignatureVerdict.allCases)
    func verifier(_ verdict: CallbackSignatureVerdict) throws {
        let settings = try Shop.settings(verifier: Verdict(verdict: verdict))
        let result = try read(Sample.named("callback.success.signed-placeholder.derived").bytes, settings)
        switch result {
        case .success(let reading): #expect(verdict == .genuine && reading == .hint(Shop.intent))
        case .failure(let rejection): #expect(rejection.code == "signature_\(verdict.rawValue)" && verdict != .genuine)
        }
        #expect(!KryptoGOGateway(settings: settings, transport: ScriptedTransport([])).capabilities.sealsCallbacks)
    }
}
