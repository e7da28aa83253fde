public import Payments

extension KryptoGOGateway {
    /// ``create(_:)`` with what every gateway is asked; the rest of the gateway's fields stay empty.
    public func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> {
        do throws(GatewayError) {
            return await create(try CreateIntentRequest(request))
        } catch {
            return .refused(error)
        }
    }

    /// Creates one intent, once. Checked here first: a refusal that names a field was never sent.
    ///
    /// `unknown` means that an intent may exist which nobody was told of. It expires by itself; do not send the number again,
    /// look for it with ``list(filters:)``.
    public func create(_ request: CreateIntentRequest) async -> WriteOutcome<AttemptStart> {
        let body: [UInt8]
        do throws(GatewayError) {
            body = try request.body()
        } catch {
            return .refused(error)
        }
        do throws(GatewayError) {
            let response = try await send(.create, body: body)
            let expectation = IntentExpectation(
                clientID: settings.clientID, number: request.number, amount: request.amount,
                acceptedTokens: settings.acceptedTokens)
            return KryptoGOReading.create(response, expecting: expectation)
        } catch {
            return Self.unanswered(error)
        }
    }
}
