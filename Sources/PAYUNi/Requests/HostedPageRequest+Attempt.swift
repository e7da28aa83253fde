internal import PaymentForms
public import Payments

extension HostedPageRequest {
    /// The page for an attempt described in words that every gateway shares.
    ///
    /// A deadline becomes the last Taiwan day that is wholly before it, or its own day where there is none that can still be named, and
    /// never a day too far ahead for the method; the page itself closes at the deadline. The payer may be given less time than was
    /// asked for, and no more than to the end of the deadline's day. In the last hours of that day PAYUNi makes no accounts and codes
    /// any more: then they are refused, and a payer who may choose is offered what is paid at once.
    ///
    /// - Parameters:
    ///   - attempt: what is to be paid, and how.
    ///   - now: when the form is made.
    ///   - terms: of payment by `cardInstallment`.
    ///   - immediate: what a payer who may choose is offered when nothing can be paid later any more.
    /// - Throws: ``InvalidRequest`` when the deadline is less than a minute away; everything else is found by ``checked(at:)``.
    /// - Returns: `nil` for a method that the page does not offer.
    public init?(
        _ attempt: AttemptRequest, at now: Timestamp, installments terms: Set<InstallmentTerm> = Set(InstallmentTerm.allCases),
        immediate: HostedMethod? = .card
    ) throws(InvalidRequest) {
        self.init(number: attempt.number, amount: attempt.amount, items: ProductDescription.items(of: attempt))
        switch attempt.method {
        case .payerChooses: break
        case .cardInstallment: installments = terms
        default:
            guard let method = HostedMethod(attempt.method) else { return nil }
            methods = [method]
        }
        returnURL = attempt.returnURL
        notifyURL = attempt.callbackURL
        payerMail = attempt.payuniMail.map { PayerMail($0) }
        language = attempt.language.map(PageLanguage.init(languageTag:))
        if let deadline = attempt.deadline { try setDeadline(deadline, at: now, immediate) }
    }

    private mutating func setDeadline(
        _ deadline: Timestamp, at now: Timestamp, _ immediate: HostedMethod?
    ) throws(InvalidRequest) {
        let secondsLeft = deadline.seconds - now.seconds
        guard secondsLeft >= Self.lifetimeRange.lowerBound else {
            throw InvalidRequest([.init(field: .pageLifetime, reason: .inThePast)])
        }
        if secondsLeft < Self.lifetimeRange.upperBound { pageLifetimeSeconds = Int(secondsLeft) }
        guard offersLaterPayment else { return }
        let maximumDays = methods == [.atm] ? ExpireDate.maximumDays : ExpireDate.maximumDaysForStoreCode
        let day = ExpireDate.lastDay(before: deadline, at: now, maximumDays: maximumDays)
        if methods.isEmpty, let immediate, !ExpireDate.mayBeNamed(day, at: now) {
            // Accounts and codes are made for no day that is nearly over, and the page would offer them.
            methods = [immediate]
        } else {
            lastDay = day
        }
    }

    /// The page may end with a number that is paid on another day.
    private var offersLaterPayment: Bool {
        methods.contains(.atm) || methods.contains(.storeCode) || (methods.isEmpty && installments.isEmpty)
    }
}
