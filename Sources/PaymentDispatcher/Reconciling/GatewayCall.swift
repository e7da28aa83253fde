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

extension Desk {
    /// Puts one question to a gateway, within the gateway's pace, which learns what came of it.
    ///
    /// - Parameter patience: lets time pass when it is only a moment too early; `nil`: never.
    func call<Answer: Sendable>(
        _ gateway: any PaymentGateway, patience: (any Sleeper)? = nil,
        _ question: () async throws(GatewayError) -> Answer
    ) async throws(GatewayCallFailure) -> Answer {
        try await takePermit(of: gateway.id, patience)
        do throws(GatewayError) {
            let answer = try await traced("paydesk.ask", .client, question)
            paces.record(.gateway(gateway.id)) { pace, now, _ in pace.succeed(at: now) }
            return answer
        } catch {
            record(error, of: gateway.id)
            throw .failed(error)
        }
    }

    private func takePermit(of gateway: GatewayID, _ patience: (any Sleeper)?) async throws(GatewayCallFailure) {
        while case .wait(let until) = paces.begin(.gateway(gateway)) {
            let wait = until.milliseconds - time.now().milliseconds
            guard let patience, wait <= Self.longestPatience, await patience.sleep(milliseconds: wait) else {
                throw .notPut(until: until)
            }
        }
    }

    /// As long as the window within which questions are counted.
    private static let longestPatience: Int64 = 2 * SlidingWindow.length

    private func record(_ error: GatewayError, of gateway: GatewayID) {
        let isStopped = paces.record(.gateway(gateway)) { pace, now, roll in
            switch error.kind {
            case .unavailable, .indeterminate: return pace.fail(at: now, roll: roll)
            case .rateLimited(let seconds): pace.slowDown(seconds: seconds, at: now, roll: roll)
            default: pace.succeed(at: now)
            }
            return false
        }
        guard isStopped else { return }
        count(.breakers, gateway.text)
        log(
            .warning, "a gateway does not answer and is left alone for a while", [.gateway: gateway.text, .code: error.kind.code])
    }
}
#endif
