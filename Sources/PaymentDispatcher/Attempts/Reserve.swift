#if Dispatcher
internal import Payments

/// A number of our own, stored before the gateway hears of it.
enum Reservation: Sendable {
    case reserved(PlannedStart)
    /// The same request was made before.
    case earlier(StartedAttempt)
}

/// All that a call to a gateway needs, once its number is stored.
struct PlannedStart: Sendable {
    let record: AttemptRecord
    let gateway: any PaymentGateway
    let choice: PaymentChoice
    let terms: OrderTerms
    let token: OrderToken?
    /// It passed to its gateway; see ``Desk/passToStart(at:for:)``.
    let isCalled: Bool
}

extension Desk {
    private static let mostDraws = 4

    func reserve(
        _ id: OrderID, at gateway: any PaymentGateway, _ choice: PaymentChoice
    ) async throws(DispatcherError) -> Reservation {
        // The same request twice at once must find itself.
        try await alone(with: id) { () async throws(DispatcherError) in
            let loaded: LoadedOrder
            var earlier: AttemptRecord?
            do throws(OrderStoreError) {
                loaded = try await store.load(id)
                if let request = choice.request { earlier = try await attempt(of: loaded, made: request) }
            } catch {
                throw failure(error)
            }
            if let earlier { return .earlier(try await self.earlier(earlier, in: loaded, gateway, choice)) }
            return try await reserve(loaded, gateway, choice)
        }
    }

    private func reserve(
        _ loaded: LoadedOrder, _ gateway: any PaymentGateway, _ choice: PaymentChoice
    ) async throws(DispatcherError) -> Reservation {
        let now = time.now()
        let order = loaded.record.order
        guard let amount = order.outstanding(loaded.presentSnapshot.state, at: now) else { throw .conflict(.orderIsClosed) }
        guard let terms = OrderTerms(loaded.record) else { throw failure(OrderStoreError(.corrupted, operation: "load")) }
        guard terms.allows(gateway.id) else { throw .notAllowed }
        let deadline = terms.deadlineOfAttempt(at: now)
        guard gateway.methods(for: amount, until: deadline, at: now).contains(choice.method) else {
            throw .invalid(field: "method", reason: "is not offered for this order")
        }
        guard !order.hasUsedUpAttempts else { throw .conflict(.attemptsUsedUp) }
        let isCalled = gateway.isCalled(by: choice.method)
        if isCalled { try passToStart(at: gateway.id, for: order.id) }
        do throws(OrderStoreError) {
            let record = try await reserve(
                amount, choice.method, of: order.id, at: gateway, AttemptAttachment(request: choice.request))
            starts.begin(record.attempt.number)
            return .reserved(
                PlannedStart(
                    record: record, gateway: gateway, choice: choice, terms: terms, token: loaded.record.token,
                    isCalled: isCalled))
        } catch {
            if isCalled { goBack(from: gateway.id, for: order.id) }
            throw failure(error)
        }
    }

    /// Takes a number for ever, with a first question about it planned.
    func reserve(
        _ amount: Money, _ method: PaymentMethod, of order: OrderID, at gateway: any PaymentGateway,
        _ attachment: AttemptAttachment
    ) async throws(OrderStoreError) -> AttemptRecord {
        let now = time.now()
        func reservation() -> AttemptReservation {
            let number = AttemptNumbers.draw(at: now, randomness)
            return AttemptReservation(
                order: order, attempt: Attempt(number: number, gateway: gateway.id, amount: amount, method: method),
                attachment: attachment.text, reservedAt: now, checkAt: now.adding(seconds: CheckPlan.firstSeconds))
        }
        for _ in 1..<Self.mostDraws {
            do throws(OrderStoreError) {
                return try await store.reserve(reservation())
            } catch {
                guard error.kind == .conflict(.attemptNumberTaken) else { throw error }
            }
        }
        return try await store.reserve(reservation())
    }

    private func attempt(of loaded: LoadedOrder, made request: IdempotencyKey) async throws(OrderStoreError) -> AttemptRecord? {
        for record in try await attempts(of: loaded) where AttemptAttachment(text: record.attachment).request == request {
            return record
        }
        return nil
    }
}

extension DispatcherError {
    /// The order's terms leave this account out.
    static let notAllowed = DispatcherError.invalid(field: "gateway", reason: "does not take this order's money")
}
#endif
