public import Payments

/// Which PAYUNi to talk to. Sandbox and production are separate merchants with separate keys (docs: PAYUNi 2).
public struct PAYUNiEnvironment: Sendable, Hashable {
    /// Everything before `/api/`.
    public let baseURL: WebURL
    /// No real money moves.
    public let isTest: Bool

    public static let sandbox = PAYUNiEnvironment(known: WebURL(knownHost: "sandbox-api.payuni.com.tw"), isTest: true)
    public static let production = PAYUNiEnvironment(known: WebURL(knownHost: "api.payuni.com.tw"), isTest: false)

    /// A proxy or a simulator.
    ///
    /// - Throws: ``EnvironmentRejection``; do not start with it.
    public init(baseURL: WebURL, isTest: Bool) throws(EnvironmentRejection) {
        guard baseURL.scheme == .https || baseURL.isLoopback else { throw .insecure }
        guard !baseURL.text.contains("?") else { throw .hasQuery }
        guard baseURL.text.utf8.count <= 1024 else { throw .tooLong }
        self.init(known: baseURL, isTest: isTest)
    }

    private init(known baseURL: WebURL, isTest: Bool) {
        self.baseURL = baseURL
        self.isTest = isTest
    }

    public func url(for endpoint: PAYUNiEndpoint) -> WebURL {
        baseURL.appending(knownPath: "api/" + endpoint.path)
    }
}

/// A base address that cannot be used.
public enum EnvironmentRejection: String, Error, Sendable, Hashable, CustomStringConvertible {
    /// Plain `http` to another machine would show every order on the way.
    case insecure
    case hasQuery
    /// More than 1,024 characters.
    case tooLong

    public var description: String {
        switch self {
        case .insecure: "the base address must be https unless it is this machine"
        case .hasQuery: "the base address must have no query"
        case .tooLong: "the base address must have at most 1,024 characters"
        }
    }
}
