#if Service
internal import LibCrypto

/// Every key that is accepted.
public struct APIKeyRing: Sendable {
    private let keys: [APIKey]

    /// - Throws: ``APIKeyRejection`` when there is none, or two share a name or a key.
    public init(_ keys: [APIKey]) throws(APIKeyRejection) {
        guard !keys.isEmpty else { throw .missing }
        guard Set(keys.map(\.name)).count == keys.count, Set(keys.map(\.digest)).count == keys.count else { throw .duplicate }
        self.keys = keys
    }

    /// Whose key this is; `nil` when it is nobody's.
    ///
    /// Every digest is compared, each in constant time, so that the answer's time tells nothing about the keys.
    func caller(presenting key: some Collection<UInt8>) -> APIKey? {
        guard let digest = try? sha256(key) else { return nil }
        var found: APIKey?
        for candidate in keys where constantTimeEquals(candidate.digest, digest) { found = candidate }
        return found
    }

    /// The key of that name, for sessions that were begun with it.
    func named(_ name: String) -> APIKey? { keys.first { $0.name == name } }
}
#endif
