import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("What a callback says")
struct CallbackDisplayTests {
    @Test("every sample is displayed with its state and order data", arguments: Sample.callbacks)
    func samples(_ sample: Sample) throws {
        let display = try KryptoGOCallbackDisplay(body: sample.bytes)
        #expect(display.intentID == Shop.intent)
        #expect(display.clientID == Shop.clientID)
        #expect(display.status.map { sample.name.contains(".\($0).") } == true)
        #expect(display.fiatAmount == "300.0")
        #expect(display.orderData?.contains("uid_12345") == true)
        #expect(display.hasSignature == sample.name.contains("signed"))
        #expect((display.receivedTokens != nil) == (sample.name.contains("success") || sample.name.contains("insufficient")))
    }

    @Test("both verbatim spellings give the same amounts")
    func spellings() throws {
        for name in ["callback.success.implementation-guide.verbatim", "callback.success.webhook-skill.verbatim"] {
            let display = try KryptoGOCallbackDisplay(body: Sample.named(name).bytes)
            #expect(display.receivedTokens == ExactDecimal("2.53"))
            #expect(display.netTokens == ExactDecimal("2.5"))
        }
    }

    @Test("two spellings with two values are refused; with one value they are fine")
    func conflict() throws {
        func body(_ other: String) -> [UInt8] {
            Array(#"{"payment_intent_id":"x","received_amount":"1.0","received_crypto_amount":"\#(other)"}"#.utf8)
        }
        #expect(try KryptoGOCallbackDisplay(body: body("1")).receivedTokens == ExactDecimal("1"))
        let rejection = #expect(throws: CallbackRejection.self) { try KryptoGOCallbackDisplay(body: body("2")) }
        #expect(rejection?.code == "conflicting_fields")
        #expect(rejection?.field == "received_amount")
    }

    @Test("fields of other types count as absent")
    func otherTypes() throws {
        let body = #"{"payment_intent_id":"x","status":5,"fiat_amount":300,"received_amount":1,"payment_deadline":"soon"}"#
        let display = try KryptoGOCallbackDisplay(body: Array(body.utf8))
        #expect(display.status == nil && display.fiatAmount == nil && display.receivedTokens == nil && display.deadline == nil)
    }
}
