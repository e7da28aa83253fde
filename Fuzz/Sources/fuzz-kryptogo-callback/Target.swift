import FuzzSupport
import KryptoGO
import Payments

/// A posted body. It can be a hint, and nothing more.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        guard let reading = try? KryptoGOReading.callback(input) else { return }
        guard case .hint(let id) = reading else { preconditionFailure("an unsigned message became more than a hint") }
        precondition(
            (1...64).contains(id.text.utf8.count) && id.text.utf8.allSatisfy { $0 > 0x2C && $0 < 0x7B && $0 != 0x2F },
            "an id that must not enter an address")
    }
}
