#if Service
internal import LibCrypto

/// Every key that is accepted. A caller whose key is being changed has two, under one name, and is one caller with either.
public struct APIKeyRing: Sendable {
    private let keys: [APIKey]

    /// - Throws: ``APIKeyRejection`` when there is none, two are equal, or two of one name may do different things.
    public init(_ keys: [APIKey]) throws(APIKeyRejection) {
        guard !keys.isEmpty else { throw .missing }
        guard Set(keys.map(\.digest)).count == keys.count else { throw .duplicate }
        for alike in Dictionary(grouping: keys, by: \.name).values where Set(alike.map(\.scopes)).count > 1 {
            throw .unequalScopes
        }
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

    /// The keys of that name, for sessions that were begun with one of them.
    func named(_ name: String) -> [APIKey] { keys.filter { $0.name == name } }
}
#endif
