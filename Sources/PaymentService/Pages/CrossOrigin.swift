#if Service
import HTTPTypes

/// What a page of another origin, the shop's own, may call and read, failures included. The token in the address is what permits it; no
/// cookie and no key takes part, so any origin may.
enum CrossOrigin {
    static let status = "/checkout/:token/status"
    static let events = "/checkout/:token/events"
    static let adopt = "/checkout/:token/adopt"

    /// As the router names them when it has found one.
    private static let routes: Set<String> = [
        "/checkout/{token}/status", "/checkout/{token}/events", "/checkout/{token}/adopt",
    ]

    /// What every answer of this route says to the browser; nothing on all others.
    static func headers(route: String?) -> HTTPFields {
        guard let route, routes.contains(route) else { return [:] }
        return [.accessControlAllowOrigin: "*", .accessControlExposeHeaders: "Retry-After"]
    }

    /// The answer to a browser that asks before it posts JSON.
    static let permission: HTTPFields = [
        .accessControlAllowMethods: "POST", .accessControlAllowHeaders: "Content-Type", .accessControlMaxAge: "600",
    ]
}
#endif
