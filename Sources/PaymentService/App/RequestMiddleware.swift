#if Service
import HTTPTypes
import Hummingbird
import Logging
import PaymentDispatcher
import Tracing

/// Around every request that the router takes: turns what failed into a problem, and gives each what belongs to all.
struct RequestMiddleware: RouterMiddleware {
    let frame: RequestFrame

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        let asked = AskedRequest(request.method)
        var response = await Correlation.$id.withValue(asked.id) {
            await withSpan("http.request", ofKind: .server) { span in
                let response = await answer(request, context, asked.id, next)
                if response.status.code >= 500 { span.setStatus(SpanStatus(code: .error)) }
                return response
            }
        }
        let route = RequestPath.hasEmptyPart(request.uri.path) ? nil : context.endpointPath
        RequestFrame.complete(&response.headers, asked, route: route)
        frame.record(asked, route: route ?? "unknown", status: response.status.code, context.notes.now)
        return response
    }

    /// What failed is an answer within the request's span: an error from anywhere might hold anything, and stays out of it.
    private func answer(
        _ request: Request, _ context: DeskContext, _ id: String, _ next: (Request, DeskContext) async throws -> Response
    ) async -> Response {
        do {
            guard !RequestPath.hasEmptyPart(request.uri.path) else { throw Problem(.notFound) }
            if RequestPath.isOfProcess(request.uri.path) { return try await next(request, context) }
            return try await frame.gate.pass { try await next(request, context) }
        } catch {
            let problem = Problem(error)
            if problem.code == .internalError { frame.logger.error("request failed", metadata: RequestLine.failure(id, error)) }
            return problem.response
        }
    }
}
#endif
