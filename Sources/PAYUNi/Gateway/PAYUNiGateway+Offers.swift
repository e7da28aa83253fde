public import Payments

extension PAYUNiGateway {
    /// No page opens in the last minute before the deadline, and no account or code is made for a day that is nearly over
    /// (docs: PAYUNi 7).
    public func offers(_ method: PaymentMethod, until deadline: Timestamp, at now: Timestamp) -> Bool {
        let secondsLeft = deadline.seconds - now.seconds
        if capabilities.formMethods.contains(method), secondsLeft < HostedPageRequest.lifetimeRange.lowerBound { return false }
        switch method {
        case .atm, .storeCode: return ExpireDate.leavesTime(until: deadline, at: now)
        // Who may choose is offered what is paid at once instead.
        case .payerChooses where settings.immediateMethod == nil: return ExpireDate.leavesTime(until: deadline, at: now)
        default: return true
        }
    }
}
