import FuzzSupport
import KryptoGO
import Payments

private let expectation = IntentExpectation(
    intentID: "fuzzIntent0123456789", clientID: "fuzz-client", number: "FUZZ-1", amount: .twd(1280),
    token: Token(chain: "arb", contract: "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", symbol: "USDT", decimals: 6))
private let statuses = [200, 201, 400, 404, 429, 500]

/// The first byte chooses the status; the rest is the answer to a query, a list, a creation and a transfer.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let status = statuses[Int(input.first ?? 0) % statuses.count]
        let response = HTTPResponse(status: status, body: Array(input.dropFirst()))
        if let report = try? KryptoGOReading.query(response, expecting: expectation) {
            precondition(status < 300, "a refusal was read as an answer")
            precondition(report.attempt == expectation.number)
        }
        _ = try? KryptoGOReading.query(response, expecting: IntentExpectation())
        _ = try? KryptoGOReading.list(response, clientID: expectation.clientID)
        if case .done(let start) = KryptoGOReading.create(response, expecting: expectation) {
            precondition(start.report?.notices.isEmpty == true, "a payer would be shown other terms")
        }
        if case .done = KryptoGOReading.transfer(response) { precondition(status < 300) }
    }
}
