public import Payments

/// One HTTP request to a simulated gateway, as a value: no socket is needed to ask, and none is known here.
public struct SimulatedRequest: Sendable {
    /// As on the request line: `GET`, `POST`.
    public var method: String
    /// Without the query, beginning with `/`.
    public var path: String
    /// What stands behind the `?`; empty when there is nothing.
    public var query: String
    public var headers: [HTTPHeader]
    public var body: [UInt8]

    public init(method: String, path: String, query: String = "", headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// A request that an adapter wants sent. Its host does not matter: the paths of the two gateways never meet.
    public init(_ request: HTTPRequest) {
        let parts = request.url.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            method: request.method.rawValue, path: parts.first.map(String.init) ?? "/",
            query: parts.count > 1 ? String(parts[1]) : "", headers: request.headers, body: request.body)
    }

    /// The first header of that name; names are compared without regard to case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
