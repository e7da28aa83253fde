import Payments
import Testing

@testable import PAYUNi

@Suite("The form around an envelope")
struct NotifyBodyTests {
    @Test("Reading in place and decoding first always agree")
    func agree() throws {
        let sample = SampleFile.shared.message("notify-icash-paid")
        let body = sample.form()
        let pieces = [
            "", "&", "&&", "=", "&MerID=x", "&HashInfo=", "&EncryptInfo", "&HashInfo[]=1", "&x[HashInfo]=1", "&MerID[a]=", "]",
        ]
        var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        var accepted = 0
        for round in 0..<2000 {
            var changed = body
            let outerEnd = body.count - sample.encryptInfo.utf8.count - 80
            let place = round % 3 == 0 ? random(body.count) : [0, outerEnd, body.count][random(3)]
            switch random(3) {
            case 0: changed.insert(contentsOf: pieces[random(pieces.count)].utf8, at: place)
            case 1: changed.removeSubrange(place..<min(body.count, place + random(12)))
            default: changed.append(contentsOf: pieces[random(pieces.count)].utf8)
            }
            let inPlace = outcome { () throws(EnvelopeRejection) in try OuterForm.open(changed, with: Desk.envelope) }
            let decoded = outcome { () throws(EnvelopeRejection) in try OuterForm.openEscaped(changed, with: Desk.envelope) }
            #expect(inPlace == decoded, "\(String(decoding: changed.prefix(60), as: UTF8.self))")
            if inPlace.hasPrefix("opened") { accepted += 1 }
        }
        #expect(accepted > 100)
    }

    @Test("Escaped digits are still digits")
    func escaped() throws {
        let sample = SampleFile.shared.message("notify-icash-paid")
        let text = String(decoding: sample.form(), as: UTF8.self)
        let escaped = text.replacing("EncryptInfo=4", with: "EncryptInfo=%34").replacing("MerID=", with: "Mer%49D=")
        #expect(escaped != text)
        #expect(try Desk.callbacks.read(body: Array(escaped.utf8)) == Desk.callbacks.read(body: sample.form()))
    }

    @Test("More outer fields than a message can have are refused")
    func count() {
        let body = SampleFile.shared.message("notify-icash-paid").form() + Array(String(repeating: "&a=1", count: 64).utf8)
        let rejection = #expect(throws: CallbackRejection.self) { try Desk.callbacks.read(body: body) }
        #expect(rejection?.code == "too_many_fields")
    }

    private func outcome(_ open: () throws(EnvelopeRejection) -> OpenedEnvelope) -> String {
        do {
            return try "opened " + open().fields().pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        } catch {
            return error.description
        }
    }
}
