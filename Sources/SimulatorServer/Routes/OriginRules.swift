#if Service
internal import GatewaySimulator
internal import Payments

/// Keeps other sites' pages out of this server's own: whoever can press its buttons is payer, bank and store at once.
///
/// A page elsewhere can make a browser send requests here. Its own origin then stands in `Origin`, and if it came in by a name of
/// its own that points to this machine, that name stands in `Host`. A program that is no browser sends no `Origin` at all.
struct OriginRules: Sendable {
    let hostNames: Set<String>

    /// - Returns: what is wrong, for people; `nil` when the request may go on.
    func objection(to request: SimulatedRequest) -> String? {
        guard let text = request.header("Host"), let host = WebURL("http://" + text), host.target == "/",
            host.isLoopback || hostNames.contains(host.host)
        else { return "this server does not answer to that Host" }
        if let origin = request.header("Origin") {
            guard let origin = WebURL(origin), origin.host == host.host, origin.port == host.port else {
                return "another origin's pages may not do this"
            }
        }
        // A link from elsewhere to a page is welcome; anything else from elsewhere is not.
        let isLink = request.method == "GET" && request.header("Sec-Fetch-Mode") == "navigate"
        if let site = request.header("Sec-Fetch-Site"), site != "same-origin", site != "none", !isLink {
            return "another origin's pages may not do this"
        }
        return nil
    }
}
#endif
