#if Dispatcher
internal import LibCrypto

/// Where numbers, tokens and jitter come from, so that tests own the dice.
public protocol RandomSource: Sendable {
    func bytes(count: Int) -> [UInt8]
}

extension RandomSource {
    /// One number, for jitter.
    func roll() -> UInt64 { bytes(count: 8).reduce(0) { $0 << 8 | UInt64($1) } }
}

/// libcrypto's generator; the system's own should libcrypto's ever fail.
public struct SystemRandomSource: RandomSource {
    public init() {}

    public func bytes(count: Int) -> [UInt8] {
        if let bytes = try? randomBytes(count: count) { return bytes }
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
#endif
