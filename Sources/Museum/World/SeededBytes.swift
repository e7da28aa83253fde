#if Dispatcher
internal import GatewaySimulator
public import PaymentDispatcher
internal import Synchronization

extension SeededNumbers {
    /// 0 ..< limit; the slight preference for small numbers does not matter here.
    mutating func below(_ limit: Int) -> Int { limit <= 1 ? 0 : Int(next() % UInt64(limit)) }

    /// True so often out of a thousand.
    mutating func strikes(_ perThousand: Int) -> Bool { below(1000) < perThousand }

    mutating func choice<Element>(of elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }
}

/// Randomness that can be had again.
public final class SeededBytes: RandomSource {
    private let numbers: Mutex<SeededNumbers>

    public init(seed: UInt64) {
        numbers = Mutex(SeededNumbers(seed: seed))
    }

    public func bytes(count: Int) -> [UInt8] {
        numbers.withLock { numbers in numbers.bytes(count) }
    }
}
#endif
