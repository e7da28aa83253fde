#if Transport
internal import AsyncHTTPClient
internal import NIOCore
internal import NIOSSL

extension HTTPClient.Configuration {
    /// The client's own defaults are for browsing; a payment wants each of these decided.
    init(_ settings: TransportSettings) throws(TransportSettingsError) {
        guard (1...60).contains(settings.connectTimeoutSeconds) else { throw .connectTimeoutSeconds }
        guard (1...1024).contains(settings.maximumConnectionsPerHost) else { throw .maximumConnectionsPerHost }
        guard (1...200).contains(settings.userAgent.utf8.count), HeaderRules.isValue(settings.userAgent) else {
            throw .userAgent
        }

        var secure = TLSConfiguration.makeClientConfiguration()
        secure.minimumTLSVersion = .tlsv12
        secure.certificateVerification = .fullVerification
        secure.additionalTrustRoots = try settings.additionalTrustRoots.map(Self.certificates)

        self.init(
            tlsConfiguration: secure,
            redirectConfiguration: .disallow,
            timeout: Timeout(connect: .seconds(Int64(settings.connectTimeoutSeconds))),
            decompression: .disabled
        )
        httpVersion = .http1Only
        // One attempt: whether to try again is the caller's decision, made by the class of the failure.
        connectionPool.retryConnectionEstablishment = false
        connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = settings.maximumConnectionsPerHost
        // Shorter than the keep-alive time of common servers, so that few requests meet a connection just closed.
        connectionPool.idleTimeout = .seconds(15)
        // A tracer would add header lines of its own to what the gateway gets.
        tracing.tracer = nil
    }

    private static func certificates(_ root: TrustRoot) throws(TransportSettingsError) -> NIOSSLAdditionalTrustRoots {
        let found: [NIOSSLCertificate]
        do {
            found =
                switch root {
                case .pemFile(let path): try NIOSSLCertificate.fromPEMFile(path)
                case .pemBytes(let bytes): try NIOSSLCertificate.fromPEMBytes(bytes)
                }
        } catch {
            throw .additionalTrustRoots
        }
        guard !found.isEmpty else { throw .additionalTrustRoots }
        return .certificates(found)
    }
}
#endif
