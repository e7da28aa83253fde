/// Why an envelope, or the form text inside it, was refused. Nothing in it repeats what was received.
///
/// A refused callback changes nothing: answer it with a client error, count it by ``code``, and let the confirming query find
/// the order's truth. A refused reply to a call of your own means that the outcome of the call is unknown: query, do not repeat.
public struct EnvelopeRejection: Error, Sendable, Hashable, CustomStringConvertible {
    public let code: Code
    /// The wire field at fault, where one can be named without repeating free text from the peer.
    public let field: String?

    package init(_ code: Code, field: String? = nil) {
        self.code = code
        self.field = field
    }

    /// What is wrong and where to look, for an operator.
    public var message: String { code.explanation }

    public var description: String {
        guard let field else { return "\(code.rawValue): \(message)" }
        return "\(code.rawValue) (\(field)): \(message)"
    }
}

extension EnvelopeRejection {
    /// A stable name for one cause. More may come, so a `switch` over codes needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private let kind: Kind

        /// Snake case, never renamed: fit for metric labels and stored reasons.
        public var rawValue: String { kind.rawValue }
        public var description: String { kind.rawValue }

        public static let envelopeTooLarge = Code(kind: .envelopeTooLarge)
        public static let missingField = Code(kind: .missingField)
        public static let hashMissing = Code(kind: .hashMissing)
        public static let hashMismatch = Code(kind: .hashMismatch)
        public static let notHex = Code(kind: .notHex)
        public static let separator = Code(kind: .separator)
        public static let base64 = Code(kind: .base64)
        public static let tagLength = Code(kind: .tagLength)
        public static let decryptionFailed = Code(kind: .decryptionFailed)
        public static let invalidText = Code(kind: .invalidText)
        public static let tooManyFields = Code(kind: .tooManyFields)
        public static let duplicateField = Code(kind: .duplicateField)
        public static let merchantMismatch = Code(kind: .merchantMismatch)
        public static let unexpectedFormat = Code(kind: .unexpectedFormat)
        public static let cipherFailed = Code(kind: .cipherFailed)

        /// Every code there is today, for documentation and for metrics that want their labels beforehand.
        public static let all = Kind.allCases.map(Code.init(kind:))

        fileprivate var explanation: String { kind.explanation }
    }

    fileprivate enum Kind: String, Sendable, Hashable, CaseIterable {
        case envelopeTooLarge = "envelope_too_large"
        case missingField = "missing_field"
        case hashMissing = "hash_missing"
        case hashMismatch = "hash_mismatch"
        case notHex = "not_hex"
        case separator
        case base64
        case tagLength = "tag_length"
        case decryptionFailed = "decryption_failed"
        case invalidText = "invalid_text"
        case tooManyFields = "too_many_fields"
        case duplicateField = "duplicate_field"
        case merchantMismatch = "merchant_mismatch"
        case unexpectedFormat = "unexpected_format"
        case cipherFailed = "cipher_failed"

        var explanation: String {
            switch self {
            case .envelopeTooLarge: "the text is longer than the limit set for it"
            case .missingField: "a required field is absent or empty"
            case .hashMissing: "there is no HashInfo, so nothing proves who sent this"
            case .hashMismatch:
                "HashInfo does not belong to this EncryptInfo under the configured keys: a forgery, a change on the way, or a Hash Key "
                    + "and Hash IV of another merchant or environment"
            case .notHex: "EncryptInfo must be an even number of hexadecimal digits"
            case .separator: "EncryptInfo must hold exactly one ':::' between ciphertext and tag"
            case .base64: "a part of EncryptInfo is not canonical, padded base64"
            case .tagLength: "the authentication tag must be exactly 16 bytes"
            case .decryptionFailed: "the ciphertext does not match its tag under the key that HashInfo was made with"
            case .invalidText: "the text is not well-formed UTF-8 or holds a NUL"
            case .tooManyFields: "more fields than a message of this gateway can have"
            case .duplicateField: "a field that decides the outcome occurs twice"
            case .merchantMismatch: "the sealed MerID is not the configured merchant"
            case .unexpectedFormat: "the sealed text is form fields where JSON was expected, or the other way round"
            case .cipherFailed: "the cryptographic library reported a failure; the message itself was not judged"
            }
        }
    }
}
