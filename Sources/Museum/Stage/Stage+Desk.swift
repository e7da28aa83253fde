#if Dispatcher
internal import PaymentDispatcher
internal import Payments

extension Stage {
    /// Asks the desk something.
    ///
    /// - Returns: `nil` when the process died meanwhile: nobody was there to answer.
    func ask<Answer: Sendable>(
        _ question: @Sendable (PaymentDispatcher) async throws(DispatcherError) -> Answer
    ) async throws(Surprise) -> Result<Answer, DispatcherError>? {
        guard let desk else { throw Surprise("no desk is running") }
        let asked = machine
        let result: Result<Answer, DispatcherError>
        do throws(DispatcherError) {
            result = .success(try await question(desk))
        } catch {
            result = .failure(error)
        }
        return survives(asked) ? result : nil
    }

    /// Whether a process lives; a dead one's desk is gone.
    func survives(_ asked: Machine) -> Bool {
        guard !asked.isAlive else { return true }
        if asked === machine { desk = nil }
        return false
    }

    /// The answer, unless it is a refusal that the scenario expects or the process died.
    func answer<Answer: Sendable>(
        _ result: Result<Answer, DispatcherError>?, refused: String?
    ) throws(Surprise) -> Answer? {
        switch (result, refused) {
        case (nil, _): return nil
        case (.success(let answer)?, nil): return answer
        case (.success?, let code?): throw Surprise("is answered, where \(code) is expected")
        case (.failure(let error)?, let code?) where error.code == code: return nil
        case (.failure(let error)?, let code): throw Surprise("\(error) instead of \(code ?? "an answer")")
        }
    }

    func order(_ name: String) throws(Surprise) -> OrderID {
        guard let id = orders[name] else { throw Surprise("there is no order \(name)") }
        return id
    }

    func attempt(_ name: String) throws(Surprise) -> PlayedAttempt {
        guard let attempt = attempts[name] else { throw Surprise("there is no attempt \(name)") }
        return attempt
    }

    func number(_ name: String) throws(Surprise) -> AttemptNumber {
        guard let number = try attempt(name).number else { throw Surprise("the attempt \(name) has no number") }
        return number
    }

    func account(_ id: GatewayID) throws(Surprise) -> GatewayAccount {
        guard let account = accounts.first(where: { $0.id == id }) else { throw Surprise("there is no gateway \(id)") }
        return account
    }

    func endpoint(_ name: String) throws(Surprise) -> MerchantEndpoint {
        guard let endpoint = endpoints.first(where: { $0.id.text == name }) else {
            throw Surprise("there is no endpoint \(name)")
        }
        return endpoint
    }
}

extension DispatcherError {
    /// One word for a scenario.
    var code: String {
        switch self {
        case .invalid: "invalid"
        case .unknownOrder: "unknownOrder"
        case .unknownGateway: "unknownGateway"
        case .unknownEvent: "unknownEvent"
        case .conflict(let conflict): conflict.rawValue
        case .refused: "refused"
        case .gateway: "gateway"
        case .foreign: "foreign"
        case .tooMany: "tooMany"
        case .overloaded: "overloaded"
        case .store: "store"
        }
    }
}
#endif
