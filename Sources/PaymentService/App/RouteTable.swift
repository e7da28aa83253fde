#if Service
import HTTPTypes
import Hummingbird

/// Every path with what it answers to. A method that a path does not have is told so, with those that it has.
struct RouteTable {
    typealias Handler = @Sendable (Request, DeskContext) async throws -> Response

    private var paths: [String: [HTTPRequest.Method: Handler]] = [:]

    mutating func on(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        paths[path, default: [:]][method] = handler
    }

    func register(on router: Router<DeskContext>) {
        for (path, handlers) in paths {
            let allowed = Self.allowed(handlers.keys)
            for method in Self.methods where !allowed.contains(method.rawValue) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    var problem = Problem(.methodNotAllowed)
                    problem.headers[.allow] = allowed.joined(separator: ", ")
                    throw problem
                }
            }
            for (method, handler) in handlers { router.on(RouterPath(path), method: method, use: handler) }
        }
    }

    private static let methods: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .delete, .patch, .options, .trace, .connect] + [HTTPRequest.Method("QUERY")].compactMap { $0 }

    /// Whatever can be got can be asked about without its body.
    private static func allowed(_ methods: some Sequence<HTTPRequest.Method>) -> [String] {
        methods.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }.sorted()
    }
}
#endif
