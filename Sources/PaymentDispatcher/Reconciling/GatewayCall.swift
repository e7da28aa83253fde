#if Dispatcher
import Logging
import Payments
import Tracing

/// A question was not put, or got no answer.
enum GatewayCallFailure: Error, Sendable, Hashable {
    /// It would have been one too many; ask again then.
    case notPut(until: Timestamp)
    case failed(GatewayError)
}

/// How a question stands to the gateway's rate.
enum CallManner: Sendable {
    /// Within it, among those of the reconciler.
    case inTurn(Patience?)
    /// Somebody waits, and has a measure of their own.
    case atOnce
}

extension Desk {
    /// Puts one question to a gateway, within the gateway's pace, which learns what came of it.
    ///
    /// - Parameter patience: what it may wait for, when it is only a moment too early or others are under way; `nil`: nothing.
    func call<Answer: Sendable>(
        _ gateway: any PaymentGateway, about matter: CallMatter, patience: Patience? = nil,
        _ question: () async throws(GatewayError) -> Answer
    ) async throws(GatewayCallFailure) -> Answer {
        await patience?.places.take()
        defer { patience?.places.giveBack() }
        // Whoever waited until the desk ends asks nothing more.
        if patience != nil, Task.isCancelled { throw .notPut(until: time.now()) }
        try await takePermit(of: gateway.id, patience?.sleeper)
        return try await put(question, about: matter, to: gateway.id)
    }

    /// ``call(_:about:patience:_:)`` for somebody who waits: it counts in the gateway's rate and is not held up by it, only by a gateway that
    /// does not answer or asked to be left alone.
    func callAtOnce<Answer: Sendable>(
        _ gateway: any PaymentGateway, about matter: CallMatter, _ question: () async throws(GatewayError) -> Answer
    ) async throws(GatewayCallFailure) -> Answer {
        if case .wait(let until) = paces.beginAtOnce(.gateway(gateway.id)) { throw .notPut(until: until) }
        return try await put(question, about: matter, to: gateway.id)
    }

    /// Puts one question, in one of these ways.
    func call<Answer: Sendable>(
        _ gateway: any PaymentGateway, about matter: CallMatter, _ manner: CallManner,
        _ question: () async throws(GatewayError) -> Answer
    ) async throws(GatewayCallFailure) -> Answer {
        switch manner {
        case .inTurn(let patience): try await call(gateway, about: matter, patience: patience, question)
        case .atOnce: try await callAtOnce(gateway, about: matter, question)
        }
    }

    private func put<Answer: Sendable>(
        _ question: () async throws(GatewayError) -> Answer, about matter: CallMatter, to gateway: GatewayID
    ) async throws(GatewayCallFailure) -> Answer {
        do throws(GatewayError) {
            let answer = try await traced("paydesk.ask", .client, question)
            record(nil, about: matter, of: gateway)
            return answer
        } catch {
            record(error, about: matter, of: gateway)
            throw .failed(error)
        }
    }

    private func takePermit(of gateway: GatewayID, _ sleeper: (any Sleeper)?) async throws(GatewayCallFailure) {
        while case .wait(let until) = paces.begin(.gateway(gateway)) {
            let wait = until.milliseconds - time.now().milliseconds
            guard let sleeper, wait <= Self.longestPatience, await sleeper.sleep(milliseconds: wait) else {
                throw .notPut(until: until)
            }
        }
    }

    /// As long as the window within which questions are counted.
    private static let longestPatience: Int64 = 2 * SlidingWindow.length

    /// Tells a gateway's pace what came of a call.
    /// - Parameter error: `nil`: it answered.
    func record(_ error: GatewayError?, about matter: CallMatter, of gateway: GatewayID) {
        let isStopped = paces.record(.gateway(gateway)) { pace, now, roll in
            switch error?.kind {
            case .unavailable, .indeterminate: return pace.fail(about: matter, at: now, roll: roll)
            case .rateLimited(let seconds): pace.slowDown(seconds: seconds, at: now, roll: roll)
            default: pace.succeed(at: now)
            }
            return false
        }
        guard isStopped else { return }
        count(.breakers, gateway.text)
        log(
            .warning, "a gateway does not answer and is left alone for a while",
            [.gateway: gateway.text, .code: error?.kind.code ?? "", .reason: error?.loggedReason ?? ""])
    }

    /// Whole seconds until then, at least one.
    func seconds(until time: Timestamp) -> Int {
        Int(max(time.milliseconds - self.time.now().milliseconds, 1) + 999) / 1000
    }
}
#endif
