#if Service
internal import LibCrypto
public import Payments

/// One caller's key. Only its digest is kept: who reads this process's memory or settings finds no key in it.
public struct APIKey: Sendable {
    /// What logs and decisions call the caller: 1…40 lower-case letters, digits and hyphens.
    public let name: String
    public let scopes: Set<Scope>
    let digest: [UInt8]

    /// From the key itself: at least 32 visible ASCII characters, of which at least 8 differ.
    ///
    /// - Throws: ``APIKeyRejection``; nothing of the key is in it.
    public init(name: String, scopes: Set<Scope>, key: Secret) throws(APIKeyRejection) {
        let bytes = key.withBytes { Array($0) }
        guard (32...256).contains(bytes.count) else { throw .shortKey }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), Set(bytes).count >= 8 else { throw .weakKey }
        try self.init(checked: name, scopes, Self.digest(of: bytes))
    }

    /// From the key's SHA-256, as 64 hex digits.
    ///
    /// - Throws: ``APIKeyRejection``.
    public init(name: String, scopes: Set<Scope>, hexDigest: String) throws(APIKeyRejection) {
        guard let digest = Self.bytes(ofHex: hexDigest), digest.count == sha256Length, Set(digest).count > 1 else {
            throw .malformedDigest
        }
        try self.init(checked: name, scopes, digest)
    }

    /// Reads `name:scopes:key` or `name:scopes:sha256:digest`, scopes joined by `+`, as in `shop:read+charge:…`.
    /// - Throws: ``APIKeyRejection``.
    public init(setting: String) throws(APIKeyRejection) {
        let parts = setting.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { throw .malformed }
        var scopes: Set<Scope> = []
        for word in parts[1].split(separator: "+", omittingEmptySubsequences: false) {
            guard let scope = Scope(rawValue: String(word)), scopes.insert(scope).inserted else { throw .unknownScope }
        }
        if parts[2].hasPrefix("sha256:") {
            try self.init(name: parts[0], scopes: scopes, hexDigest: String(parts[2].dropFirst(7)))
        } else {
            try self.init(name: parts[0], scopes: scopes, key: Secret(parts[2]))
        }
    }

    private init(checked name: String, _ scopes: Set<Scope>, _ digest: [UInt8]) throws(APIKeyRejection) {
        let isNameByte: (UInt8) -> Bool = { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
        guard (1...40).contains(name.utf8.count), name.utf8.allSatisfy(isNameByte) else { throw .malformedName }
        guard !scopes.isEmpty else { throw .unknownScope }
        self.name = name
        self.scopes = scopes
        self.digest = digest
    }

    static func digest(of key: [UInt8]) throws(APIKeyRejection) -> [UInt8] {
        do throws(CryptoFailure) {
            return try sha256(key)
        } catch {
            throw .unavailable
        }
    }

    private static func bytes(ofHex text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { $0.isHexDigit ? Character(UnicodeScalar($0)).hexDigitValue : nil }
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}

/// Why an API key cannot be used. Names what is wrong, never the key.
public enum APIKeyRejection: String, Error, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case malformed, malformedName, unknownScope, shortKey, weakKey, malformedDigest
    case duplicate, unequalScopes, missing, unavailable

    public var description: String {
        switch self {
        case .malformed: "each key must be written name:scopes:key"
        case .malformedName: "a name has 1 to 40 lower-case letters, digits and hyphens"
        case .unknownScope: "scopes are read, charge and operate, joined by +, each once"
        case .shortKey: "a key has 32 to 256 characters"
        case .weakKey: "a key has visible ASCII characters, at least 8 different ones"
        case .malformedDigest: "a digest is SHA-256 as 64 hex digits"
        case .duplicate: "two entries share a key"
        case .unequalScopes: "entries of one name must have the same scopes"
        case .missing: "at least one key is needed"
        case .unavailable: "SHA-256 is not available"
        }
    }
}
#endif
