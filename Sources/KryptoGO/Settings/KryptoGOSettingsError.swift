/// A setting cannot be used. Names the setting and what is wrong with it, never its value.
public struct KryptoGOSettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case id
        case baseURL = "base_url"
        case clientID = "client_id"
        case apiKey = "api_key"
        case origin
        case acceptedTokens = "accepted_tokens"
    }

    public enum Problem: String, Sendable, Hashable, CaseIterable {
        case empty
        /// Something other than visible ASCII, which no header line may carry.
        case notHeaderSafe = "not_header_safe"
        /// Plain `http` to anything but this machine.
        case notHTTPS = "not_https"
        /// A query where only scheme, host, port and path may stand, or a path where only an origin may.
        case tooMuch = "too_much"
        /// Too long for an address once a path is put behind it.
        case tooLong = "too_long"
    }

    public let field: Field
    public let problem: Problem

    public init(_ field: Field, _ problem: Problem) {
        self.field = field
        self.problem = problem
    }

    public var description: String { "KryptoGO setting \(field.rawValue): \(problem.rawValue)" }
}
