public import Payments

/// A page, ready to be sent.
public protocol WebPage: Sendable {
    var html: String { get }
    /// Content type, security policy and caching rules. Send all of them.
    var headers: [HTTPHeader] { get }
}

extension WebPage {
    public var headers: [HTTPHeader] {
        let policy = [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
            "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        ]
        return [
            HTTPHeader("Content-Type", "text/html; charset=utf-8"),
            HTTPHeader("Content-Security-Policy", policy.joined(separator: "; ")),
            // The address of a checkout is what lets its reader pay: no other site may learn it.
            HTTPHeader("Referrer-Policy", "same-origin"),
            HTTPHeader("Cache-Control", "no-store"),
            HTTPHeader("X-Content-Type-Options", "nosniff"),
            HTTPHeader("X-Frame-Options", "DENY"),
            HTTPHeader("Cross-Origin-Opener-Policy", "same-origin"),
            HTTPHeader("Permissions-Policy", "clipboard-write=(self)"),
            HTTPHeader("Vary", "Accept-Language"),
        ]
    }
}
