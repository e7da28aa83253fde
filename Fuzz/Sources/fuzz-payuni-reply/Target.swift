import FuzzSupport
import PAYUNi
import Payments

private let reader = PAYUNiReplyReader(keys: Seal.keys, merchantID: Seal.merchantID)
private let statuses = [200, 200, 200, 400, 429, 500, 503]

/// The first byte chooses endpoint and status; the rest is a reply's body, then the sealed content of one.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let choice = Int(input.first ?? 0)
        let rest = Array(input.dropFirst())
        let endpoint = PAYUNiEndpoint.allCases[choice % PAYUNiEndpoint.allCases.count]
        let status = statuses[choice % statuses.count]
        precondition(
            (try? reader.read(HTTPResponse(status: status, body: rest), from: endpoint)) == nil,
            "a reply was believed that nobody signed")
        let sealed = HTTPResponse(status: status, body: Seal.reply(around: rest))
        _ = try? reader.open(sealed, from: endpoint)
        if let reply = try? reader.read(sealed, from: endpoint) {
            _ = try? reply.accepted(about: "1773532817204518833")
            _ = try? reply.accepted(about: nil)
        }
    }
}
