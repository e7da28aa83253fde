import FuzzSupport
import PAYUNi

private let envelope = Envelope(keys: Seal.keys)

/// The outside of an envelope: first under a digest that cannot hold, then under the right one, so that hex, separator, base64,
/// tag and cipher are reached.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let text = String(decoding: input, as: UTF8.self)
        let tail = String(decoding: input.suffix(64), as: UTF8.self)
        precondition((try? envelope.open(encryptInfo: text, hashInfo: tail)) == nil, "a digest held that nobody made")
        let proof = String(decoding: Seal.hashInfo(of: Array(text.utf8)), as: UTF8.self)
        guard let opened = try? envelope.open(encryptInfo: text, hashInfo: proof) else { return }
        if case .fields(let fields) = opened.content { precondition(fields.pairs.count == fields.count) }
    }
}
