public import Payments

/// What every back-end create operation takes (docs: PAYUNi 10). PAYUNi allows these to merchants who applied, from bound addresses.
public struct BackendOrder: Sendable, Hashable {
    /// `MerTradeNo`: 1 to 25 letters, digits, `_` and `-`, never used before.
    public var number: AttemptNumber
    /// Whole New Taiwan dollars, within the method's limits; see ``PAYUNiAmounts``.
    public var amount: Money
    /// What is sold: 550 bytes in all, no `;`.
    public var items: [String]
    /// Where PAYUNi reports to: port 80 or 443, no redirect.
    public var notifyURL: WebURL?
    public var payerMail: String?
    /// What PAYUNi returned for an earlier buyer token; lifts the ceiling where the merchant's is raised.
    public var buyerHash: String?
    public var carrier: InvoiceCarrier?
    public var invoiceBuyer: String?

    public init(number: AttemptNumber, amount: Money, items: [String]) {
        self.number = number
        self.amount = amount
        self.items = items
    }

    func draft(at now: Timestamp, amounts: ClosedRange<UInt64>) -> RequestDraft {
        var draft = RequestDraft(now: now)
        draft.identify(.attemptNumber, number.text, rule: .attemptNumber)
        draft.identifyAmount(amount, within: [amounts], isCeilingLifted: buyerHash != nil)
        draft.putDescription(items)
        draft.put(.notifyURL, calledBack: notifyURL)
        draft.put(.mail, payerMail, rule: .mail)
        draft.put(.buyerHash, buyerHash, rule: .buyerToken)
        draft.put(carrier, buyer: invoiceBuyer)
        return draft
    }
}

extension BackendOrder {
    /// The order of an attempt described in words that every gateway shares; method, deadline and return address are the operation's.
    public init(_ attempt: AttemptRequest) {
        self.init(number: attempt.number, amount: attempt.amount, items: ProductDescription.items(of: attempt))
        notifyURL = attempt.callbackURL
        payerMail = attempt.payuniMail
    }
}

extension BackendOrder: CustomStringConvertible, CustomReflectable {
    public var description: String { "back-end order \(number)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
