#if Service
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import PaymentDispatcher
import Tracing

/// Around every request: turns what failed into a problem, adds what every answer carries, counts it and writes its line.
struct RequestMiddleware: RouterMiddleware {
    let gate: AdmissionGate
    let meter: RequestMeter
    let logger: Logger

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        let begun = ContinuousClock.now
        let id = RequestID.next()
        var response: Response
        do {
            response = try await Correlation.$id.withValue(id) {
                try await withSpan("http.request", ofKind: .server) { _ in
                    try await gate.pass { try await next(request, context) }
                }
            }
        } catch let error as HTTPParserError {
            // The server answers what is no HTTP by itself and closes the connection.
            record(request, context, id, status: 400, begun)
            throw error
        } catch {
            let problem = Problem(error)
            if problem.code == .internalError { logger.error("request failed", metadata: RequestLine.failure(id, error)) }
            response = problem.response
        }
        response.headers.append(contentsOf: CrossOrigin.headers(route: context.endpointPath))
        response.headers[.requestID] = id
        response.headers[.xContentTypeOptions] = "nosniff"
        if !response.headers.contains(.cacheControl) { response.headers[.cacheControl] = "no-store" }
        record(request, context, id, status: response.status.code, begun)
        return response
    }

    private func record(
        _ request: Request, _ context: DeskContext, _ id: String, status: Int, _ begun: ContinuousClock.Instant
    ) {
        let duration = begun.duration(to: .now)
        let route = context.endpointPath ?? "unknown"
        meter.count(RequestMeter.Kind(route: route, method: RequestMeter.word(request.method), status: status), duration)
        let line = RequestLine(
            id: id, method: RequestMeter.word(request.method), route: route, status: status, duration: duration,
            notes: context.notes.now)
        logger.info("request", metadata: line.metadata)
    }
}

extension HTTPField.Name {
    static let requestID = known("X-Request-Id")
}
#endif
