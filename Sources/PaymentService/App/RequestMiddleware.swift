#if Service
import HTTPTypes
import Hummingbird
import Logging
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
        var response = await Correlation.$id.withValue(id) {
            await withSpan("http.request", ofKind: .server) { span in
                let response = await answer(request, context, id, next)
                if response.status.code >= 500 { span.setStatus(SpanStatus(code: .error)) }
                return response
            }
        }
        response.headers.append(contentsOf: CrossOrigin.headers(route: context.endpointPath))
        response.headers[.requestID] = id
        response.headers[.xContentTypeOptions] = "nosniff"
        if !response.headers.contains(.cacheControl) { response.headers[.cacheControl] = "no-store" }
        record(request, context, id, status: response.status.code, begun)
        return response
    }

    /// What failed is an answer within the request's span: an error from anywhere might hold anything, and stays out of it.
    private func answer(
        _ request: Request, _ context: DeskContext, _ id: String, _ next: (Request, DeskContext) async throws -> Response
    ) async -> Response {
        do {
            return try await gate.pass { try await next(request, context) }
        } catch {
            let problem = Problem(error)
            if problem.code == .internalError { logger.error("request failed", metadata: RequestLine.failure(id, error)) }
            return problem.response
        }
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
