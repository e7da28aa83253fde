#if Dispatcher
public import Payments

extension PaymentDispatcher {
    /// The attempts of an order that begin with a call to their gateway, by this desk; all others begin with a form that the payer's browser
    /// posts. Until such a call is answered the payer has nothing to pay by, and may take that for an invitation to try again.
    ///
    /// For display alone, like ``changes(of:)``.
    public func calledAttempts(of order: Order) -> Set<AttemptNumber> {
        let called = order.attempts.filter { desk.gateways[$0.gateway]?.isCalled(by: $0.method) ?? false }
        return Set(called.map(\.number))
    }
}
#endif
