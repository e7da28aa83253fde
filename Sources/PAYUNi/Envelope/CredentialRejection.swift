/// A setting that cannot be right. It names the setting and never shows its value: stop at start-up and print it.
public struct CredentialRejection: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Field: String, Sendable, Hashable {
        case merchantID = "MerID"
        case hashKey = "HashKey"
        case hashIV = "HashIV"
    }

    public let field: Field
    /// Stable snake case: `empty`, `wrong_length`, `wrong_characters`, `swapped` or `cipher_unavailable`.
    public let code: String
    public let message: String

    public var description: String { "\(field.rawValue) \(code): \(message)" }

    static func empty(_ field: Field) -> Self {
        Self(field: field, code: "empty", message: "no value is set")
    }

    static func wrongLength(_ field: Field, expected: String, got: Int) -> Self {
        Self(field: field, code: "wrong_length", message: "must have \(expected) characters, has \(got)")
    }

    static func wrongCharacters(_ field: Field, allowed: String) -> Self {
        Self(field: field, code: "wrong_characters", message: "may hold \(allowed) only")
    }

    static let swapped = Self(
        field: .hashKey, code: "swapped",
        message: "has 16 characters while HashIV has 32: the two seem to be exchanged (HashKey has 32, HashIV 16)")

    static let cipherUnavailable = Self(
        field: .hashKey, code: "cipher_unavailable", message: "the installed libcrypto offers no AES-256-GCM with SHA-256")
}
