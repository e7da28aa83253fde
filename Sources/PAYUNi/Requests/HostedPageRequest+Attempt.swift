internal import PaymentForms
public import Payments

extension HostedPageRequest {
    /// The page for an attempt described in words that every gateway shares.
    ///
    /// A deadline becomes the last Taiwan day that is wholly before it, or its own day where there is none, and never a day too
    /// far ahead for the method; the page itself closes at the deadline. The payer may be given less time than was asked for, and
    /// no more than to the end of the deadline's day.
    ///
    /// - Throws: ``InvalidRequest`` when the deadline is less than a minute away; everything else is found by ``checked(at:)``.
    /// - Returns: `nil` for a method that the page does not offer.
    public init?(_ attempt: AttemptRequest, at now: Timestamp) throws(InvalidRequest) {
        self.init(number: attempt.number, amount: attempt.amount, items: Self.items(of: attempt.description))
        switch attempt.method {
        case .payerChooses: break
        case .cardInstallment: installments = Set(InstallmentTerm.allCases)
        default:
            guard let method = HostedMethod(attempt.method) else { return nil }
            methods = [method]
        }
        returnURL = attempt.returnURL
        notifyURL = attempt.callbackURL
        payerMail = attempt.payerEmail.map { PayerMail($0) }
        language = attempt.language.map(PageLanguage.init(languageTag:))
        if let deadline = attempt.deadline { try setDeadline(deadline, at: now) }
    }

    private mutating func setDeadline(_ deadline: Timestamp, at now: Timestamp) throws(InvalidRequest) {
        let secondsLeft = deadline.seconds - now.seconds
        guard secondsLeft >= Self.lifetimeRange.lowerBound else {
            throw InvalidRequest([.init(field: .pageLifetime, reason: .inThePast)])
        }
        if secondsLeft < Self.lifetimeRange.upperBound { pageLifetimeSeconds = Int(secondsLeft) }
        guard offersLaterPayment else { return }
        let today = now.inTaipei.date
        let day = deadline.inTaipei.date
        let wholeDay = deadline >= day.endOfDayInTaipei ? day : day.adding(days: -1) ?? day
        let maximumDays = methods == [.atm] ? ExpireDate.maximumDays : ExpireDate.maximumDaysForStoreCode
        let furthest = today.adding(days: maximumDays) ?? today
        lastDay = min(wholeDay < today ? day : wholeDay, furthest)
    }

    /// The page may end with a number that is paid on another day.
    private var offersLaterPayment: Bool {
        methods.contains(.atm) || methods.contains(.storeCode) || (methods.isEmpty && installments.isEmpty)
    }

    /// One description may name several things, one a part between semicolons.
    static func items(of description: String) -> [String] {
        description.unicodeScalars.split(separator: ";").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
