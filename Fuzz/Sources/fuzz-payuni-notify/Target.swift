import FuzzSupport
import PAYUNi
import Payments

private let gateway = { () -> PAYUNiGateway? in
    guard let credentials = try? PAYUNiCredentials(merchantID: Seal.merchantID, keys: Seal.keys) else { return nil }
    return PAYUNiGateway(
        settings: PAYUNiSettings(credentials: credentials, environment: .sandbox),
        transport: CannedTransport(HTTPResponse(status: 200)), time: FixedTime())
}()

/// A posted body as it comes, then the same bytes as the sealed content of a genuine one.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        guard let gateway else { preconditionFailure("the fuzzer's own settings are refused") }
        if case .authenticated = try? gateway.read(Callback(.server, body: input)) {
            preconditionFailure("a message was believed that nobody signed")
        }
        _ = try? gateway.read(Callback(.browserReturn, body: Seal.form(around: input)))
    }
}
