#if Service
import HTTPTypes
import Hummingbird
internal import LibCrypto
import PaymentDispatcher
import Payments

/// Runs a request at most once under its `Idempotency-Key`, and answers a repeated one as the first was answered. Only a start that
/// succeeded is answered with its attempt as it is now: what somebody could pay with is not told from memory, since it may have been
/// paid meanwhile, or its order canceled.
///
/// What changed nothing is forgotten, so that a corrected or repeated request may come under the same key.
struct IdempotentRun: Sendable {
    let dispatcher: PaymentDispatcher
    let call: APICall

    /// - Parameter work: goes on with what an earlier run under the key may have left.
    func answer(_ work: (_ key: IdempotencyKey?) async throws -> APIReply) async throws -> Response {
        guard call.operation.takesIdempotencyKey, let key = try key() else { return Response(try await work(nil).stored) }
        switch try await dispatcher.begin(key, fingerprint: try fingerprint()) {
        case .running: throw DispatcherError.conflict(.stillRunning)
        case .finished(let reply):
            let standsForEver = reply.status >= 300 || !call.operation.answersAsItStands
            let present = standsForEver ? reply : try await current(reply, key, work)
            var response = Response(present)
            response.headers[.idempotencyReplayed] = "true"
            return response
        case .begun, .resumed: return try await run(key, work)
        }
    }

    /// An account that was renamed or removed since cannot be asked, and hears of no payment: what began there is told without anything to
    /// pay with.
    private func current(
        _ reply: StoredReply, _ key: IdempotencyKey, _ work: (IdempotencyKey?) async throws -> APIReply
    ) async throws -> StoredReply {
        do {
            return try await work(key).stored
        } catch {
            guard case .unknownGateway? = error as? DispatcherError else { throw error }
            return reply.withoutInstructions
        }
    }

    private func run(_ key: IdempotencyKey, _ work: (IdempotencyKey?) async throws -> APIReply) async throws -> Response {
        let reply: StoredReply
        do {
            reply = try await work(key).stored
        } catch {
            try await settle(key, error)
            throw error
        }
        try await finish(key, reply)
        return Response(reply)
    }

    /// A run whose answer is not kept is no longer a run: whoever repeats it goes on with what it left.
    private func finish(_ key: IdempotencyKey, _ reply: StoredReply) async throws(DispatcherError) {
        do throws(DispatcherError) {
            try await dispatcher.finish(key, reply)
        } catch {
            try? await dispatcher.abandon(key)
            throw error
        }
    }

    private func settle(_ key: IdempotencyKey, _ error: any Error) async throws {
        let problem = Problem(error)
        if case .refused? = error as? DispatcherError {
            // The attempt exists and is recorded as refused: the same request must not make another.
            let reply = StoredReply(status: problem.code.status, body: Array(problem.body.utf8))
            try await finish(key, reply)
        } else if problem.code != .internalError {
            try? await dispatcher.abandon(key)
        }
    }

    /// Unique among callers: each has its own keys.
    private func key() throws(Problem) -> IdempotencyKey? {
        let values = call.request.headers[values: .idempotencyKey]
        guard let text = values.first else { return nil }
        guard values.count == 1, (1...200).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Problem(.invalidField, detail: "1 to 200 visible ASCII characters, once", field: "Idempotency-Key")
        }
        return IdempotencyKey("\(call.caller)/\(text)")
    }

    /// Equal for equal requests: method, path and body, each with its length before it.
    private func fingerprint() throws -> String {
        let parts = [Array(call.operation.method.rawValue.utf8), Array(call.request.uri.string.utf8), call.body]
        let digest = try sha256(parts.flatMap { Array("\($0.count):".utf8) + $0 })
        return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension HTTPField.Name {
    static let idempotencyKey = known("Idempotency-Key")
    static let idempotencyReplayed = known("Idempotency-Replayed")

    /// A name that is written in the source; none of them is malformed, so the other branch is never taken.
    static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .date }
}
#endif
