import FuzzSupport
import Payments

/// Orders and evidence as documents. What was read is written and read again without a change, and folds without a trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let lines = String(decoding: input, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
        guard let first = lines.first, let order = try? Order(jsonText: String(first)) else {
            for line in lines { read(String(line)) }
            return
        }
        precondition((try? Order(jsonText: order.jsonText)) == order, "an order changed")
        let evidence = lines.dropFirst().compactMap { read(String($0)) }
        precondition(fold(order, evidence) == fold(order, evidence.reversed()), "the order of telling mattered")
    }
}

@discardableResult
private func read(_ line: String) -> Evidence? {
    guard let evidence = try? Evidence(jsonText: line) else { return nil }
    precondition((try? Evidence(jsonText: evidence.jsonText)) == evidence, "evidence changed")
    return evidence
}
