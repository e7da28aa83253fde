#if SQLite
import Glibc
import Payments
import Synchronization

/// Reads the policies in the stored terms of an order. Nearly all orders of a desk have the same, and then their terms end in the same
/// words: those read last are kept beside what they mean. To read the document anew costs more than all the rest of a look at an order.
struct WrittenPolicies {
    private let policies: OrderPolicies
    /// Never empty.
    private let ending: [UInt8]

    private static let last = Mutex(WrittenPolicies(OrderPolicies()))

    private init(_ policies: OrderPolicies) {
        self.policies = policies
        ending = [UInt8](StoredText.endOfTerms(with: policies).utf8)
    }

    /// - Parameter terms: as ``StoredText/terms(of:operation:)`` made and proved them.
    /// - Returns: `nil` when they are not terms.
    static func read(from terms: UnsafeBufferPointer<UInt8>) -> OrderPolicies? {
        if let known = last.withLock({ $0.end(terms) ? $0.policies : nil }) { return known }
        guard let order = StoredText.readOrder(String(decoding: terms, as: UTF8.self)) else { return nil }
        let written = WrittenPolicies(order.policies)
        last.withLock { $0 = written }
        return order.policies
    }

    private func end(_ terms: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = terms.baseAddress, terms.count >= ending.count else { return false }
        return ending.withUnsafeBufferPointer { ending in
            guard let wanted = ending.baseAddress else { return false }
            return memcmp(start + (terms.count - ending.count), wanted, ending.count) == 0
        }
    }
}
#endif
