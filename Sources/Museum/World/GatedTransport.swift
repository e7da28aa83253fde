#if Dispatcher
internal import Payments

/// A transport behind a gate.
struct GatedTransport: HTTPTransport {
    let base: any HTTPTransport
    let gate: any CallGate
    let kind: DeskCall.Kind

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let call = DeskCall(kind: kind, name: request.operation)
        do throws(CallFailure) {
            try await gate.before(call)
        } catch {
            throw error.transportFailure(.surelyNotSent)
        }
        let answer = try await base.send(request)
        do throws(CallFailure) {
            try await gate.after(call)
        } catch {
            throw error.transportFailure(.outcomeUnknown)
        }
        return answer
    }
}

extension CallFailure {
    fileprivate func transportFailure(_ kind: TransportFailure.Class) -> TransportFailure {
        if case .transport(let failure) = self { return failure }
        return TransportFailure(kind, reason: "process_is_gone")
    }
}
#endif
