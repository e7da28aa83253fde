#if Dispatcher
internal import Tracing

/// Runs `body` in a span of its own, which ends as failed when the body throws.
func traced<Result: Sendable, Failure: Error>(
    _ name: String, _ kind: SpanKind = .internal, _ body: () async throws(Failure) -> Result
) async throws(Failure) -> Result {
    let ended: Swift.Result<Result, Failure> = await withSpan(name, ofKind: kind) { span in
        do throws(Failure) {
            return .success(try await body())
        } catch {
            span.recordError(error)
            span.setStatus(SpanStatus(code: .error))
            return .failure(error)
        }
    }
    return try ended.get()
}
#endif
