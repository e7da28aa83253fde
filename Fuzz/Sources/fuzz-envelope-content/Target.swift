import FuzzSupport
import PAYUNi

private let envelope = Envelope(keys: Seal.keys)

/// The inside of an envelope: any bytes, properly sealed. What was read must survive being sealed and opened again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let text = Seal.encryptInfo(of: input)
        let proof = String(decoding: Seal.hashInfo(of: text), as: UTF8.self)
        guard let opened = try? envelope.open(encryptInfo: String(decoding: text, as: UTF8.self), hashInfo: proof),
            let fields = try? opened.fields()
        else { return }
        for entry in fields.entries(of: "Result") { precondition((0..<1000).contains(entry.index)) }
        try? fields.requireMerchant(Seal.merchantID)
        let pairs = fields.pairs
        // A first name that begins with `{` is sealed with an escape, which is read as a form again; a blank before it, too.
        guard let sealed = try? envelope.seal(fields: pairs),
            let again = try? envelope.open(
                encryptInfo: sealed.encryptInfo, hashInfo: sealed.hashInfo, limit: .queryReply
            ).fields()
        else { preconditionFailure("fields that were read cannot be sealed and read again") }
        precondition(again.pairs.elementsEqual(pairs, by: ==), "fields changed on the way through an envelope")
    }
}
