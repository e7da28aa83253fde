import PAYUNi
import Testing

@Suite("Sealed envelopes and their fields")
struct SealedEnvelopeTests {
    @Test("A sealed envelope tells how long it is and nothing of what is in it, however it is printed")
    func description() throws {
        let keys = KeyRing(current: try PAYUNiKey(hashKey: EnvelopeFaker.hashKey, hashIV: EnvelopeFaker.hashIV))
        let sealed = try Envelope(keys: keys).seal(fields: [(name: "MerTradeNo", value: "A-1")])
        var dumped = ""
        dump(sealed, to: &dumped)
        for text in ["\(sealed)", String(reflecting: sealed), dumped] {
            #expect(text.contains("\(sealed.encryptInfo.utf8.count)"))
            #expect(!text.contains(sealed.encryptInfo.prefix(8)) && !text.contains(sealed.hashInfo.prefix(8)))
        }
    }

    @Test("Every reason for which an envelope is refused has a name of its own, in snake case")
    func codes() {
        let names = EnvelopeRejection.Code.all.map(\.rawValue)
        #expect(names.count > 5 && Set(names).count == names.count)
        let fit = Set("abcdefghijklmnopqrstuvwxyz0123456789_")
        for name in names { #expect(fit.isSuperset(of: name), "\(name)") }
    }
}
