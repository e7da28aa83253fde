import FuzzSupport
import PAYUNi
import Payments

private let reference = AttemptReference(number: "FUZZ-1", amount: .twd(1280))
private let others = [reference, AttemptReference(number: "FUZZ-2", amount: .twd(10))]
private let request = AttemptRequest(
    number: "FUZZ-1", order: "order-1", amount: .twd(1280), method: .atm, description: "tea")

/// Sealed content as the answer to a query, to a query for several, and to the making of an ATM account.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        guard let credentials = try? PAYUNiCredentials(merchantID: Seal.merchantID, keys: Seal.keys) else {
            preconditionFailure("the fuzzer's own settings are refused")
        }
        let gateway = PAYUNiGateway(
            settings: PAYUNiSettings(credentials: credentials, environment: .sandbox, backEndMethods: [.atm]),
            transport: CannedTransport(HTTPResponse(status: 200, body: Seal.reply(around: input))), time: FixedTime())
        waiting {
            if let report = try? await gateway.query(reference) {
                precondition(report.attempt == reference.number)
            }
            _ = try? await gateway.query(batch: others)
            _ = await gateway.start(request)
        }
    }
}
