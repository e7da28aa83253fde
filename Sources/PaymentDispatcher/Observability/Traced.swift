#if Dispatcher
internal import Payments
internal import Tracing

/// Runs `body` in a span of its own, which ends as failed when the body throws.
func traced<Result: Sendable, Failure: Error>(
    _ name: String, _ kind: SpanKind = .internal, _ body: () async throws(Failure) -> Result
) async throws(Failure) -> Result {
    let ended: Swift.Result<Result, Failure> = await withSpan(name, ofKind: kind) { span in
        do throws(Failure) {
            return .success(try await body())
        } catch {
            span.fail(error)
            return .failure(error)
        }
    }
    return try ended.get()
}

/// Runs a write at a gateway in a span of its own, which ends as failed unless the gateway did it.
func tracedWrite<Success: Sendable>(_ name: String, _ write: () async -> WriteOutcome<Success>) async -> WriteOutcome<Success> {
    await withSpan(name, ofKind: .client) { span in
        let outcome = await write()
        if let error = outcome.error { span.fail(error) }
        return outcome
    }
}

extension Span {
    fileprivate func fail(_ error: any Error) {
        recordError(error)
        setStatus(SpanStatus(code: .error))
    }
}
#endif
