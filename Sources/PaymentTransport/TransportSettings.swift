#if Transport
/// How ``AsyncHTTPTransport`` connects. Nothing in here turns the verification of certificates or host names off.
public struct TransportSettings: Sendable {
    /// Seconds for name lookup, connection and TLS handshake together, 1 to 60.
    public var connectTimeoutSeconds: Int
    /// Requests to one host under way at a time, 1 to 1,024. One more waits `connectTimeoutSeconds` for its turn, then fails as
    /// `pool_timeout`. A card payment may hold its place for a minute.
    public var maximumConnectionsPerHost: Int
    /// Sent as `User-Agent` when a request names none. Printable ASCII, 1 to 200 characters.
    public var userAgent: String
    /// Trusted in addition to the system's authorities, for a private gateway or a test.
    public var additionalTrustRoots: [TrustRoot]
    /// Lets plain `http` go to any host. Without it, only to this machine's loopback addresses and `localhost`.
    public var allowingPlainHTTP: Bool

    public init(
        connectTimeoutSeconds: Int = 3, maximumConnectionsPerHost: Int = 64, userAgent: String = "paydesk",
        additionalTrustRoots: [TrustRoot] = [],
        allowingPlainHTTP: Bool = false
    ) {
        self.connectTimeoutSeconds = connectTimeoutSeconds
        self.maximumConnectionsPerHost = maximumConnectionsPerHost
        self.userAgent = userAgent
        self.additionalTrustRoots = additionalTrustRoots
        self.allowingPlainHTTP = allowingPlainHTTP
    }
}

/// Certificates of authorities, in PEM, one or more in a row.
public enum TrustRoot: Sendable, Hashable {
    case pemFile(path: String)
    case pemBytes([UInt8])
}

/// A setting with which no transport can be made. Thrown before anything is connected; correct the setting named.
public enum TransportSettingsError: String, Error, Sendable, Hashable, CaseIterable {
    /// `connectTimeoutSeconds` is not in 1...60.
    case connectTimeoutSeconds
    /// `maximumConnectionsPerHost` is not in 1...1024.
    case maximumConnectionsPerHost
    /// `userAgent` is empty, longer than 200 characters or holds something else than printable ASCII.
    case userAgent
    /// One of `additionalTrustRoots` cannot be read, or holds no certificate.
    case additionalTrustRoots
}
#endif
