public import PaymentForms
public import Payments

/// One visit to PAYUNi's payment page, version 2.0 (docs: PAYUNi 7).
///
/// The payer's browser carries it there; your server never calls the page. So nothing is known of the transaction before the
/// payer acts, and a form that PAYUNi refuses is shown to the payer: that is why every rule is checked here first.
public struct HostedPageRequest: Sendable, Hashable {
    /// `MerTradeNo`: 1 to 25 letters, digits, `_` and `-`, never used before.
    public var number: AttemptNumber
    /// Whole New Taiwan dollars, within the limits of every method offered; see ``PAYUNiAmounts``.
    public var amount: Money
    /// What is sold: 550 bytes in all, no `;`. PAYUNi cuts longer text silently, so keep numbers that matter out of it.
    public var items: [String]

    /// Where the browser comes back to, as a cross-site `POST`. Without it PAYUNi shows its own result page.
    public var returnURL: WebURL?
    /// Where PAYUNi reports to: port 80 or 443, no redirect.
    public var notifyURL: WebURL?
    /// Where the page's "back to the shop" leads.
    public var backURL: WebURL?
    /// Opens your app after icash Pay, LINE Pay, JKoPay or AFTEE; ``returnURL`` is not visited then. The sandbox ignores it.
    public var deepLink: DeepLink?

    public var payerMail: PayerMail?
    /// Ask for the cardholder's name in Latin letters.
    public var asksCardholder = false
    /// Last day, in Taiwan, to pay an ATM account (180 days ahead at most) or a store code (7). PAYUNi takes 7 days when nothing is
    /// sent, and hides store codes when it is more; with store codes switched on, more than 7 is refused here.
    public var lastDay: CivilDate?
    /// Banks to offer for ATM accounts, three digits each; all when empty.
    public var atmBanks: [String] = []
    /// How long the page stays usable: 60…600 seconds, 600 when `nil`.
    public var pageLifetimeSeconds: Int?
    public var language: PageLanguage?

    /// Methods to offer. With no method and no installment, the page offers all that the merchant has enabled.
    public var methods: Set<HostedMethod> = []
    public var installments: Set<InstallmentTerm> = []
    /// Force 3-D Secure for this order.
    public var forces3D = false
    /// `Union3D`: UnionPay's own check instead of ExpressPay.
    public var usesUnionPay3D = false

    /// Issue an electronic invoice.
    public var issuesInvoice = false
    public var logistics: Logistics?
    public var takesCoupons = false
    /// Where PAYUNi reports granted coupons: port 80 or 443.
    public var couponNotifyURL: WebURL?
    public var buyerToken: BuyerToken?
    /// What PAYUNi returned for an earlier buyer token. It lifts ceilings where the merchant's are raised (docs: PAYUNi 15).
    public var buyerHash: String?
    public var cardMemory: CardMemory?

    public static let lifetimeRange = 60...600

    public init(number: AttemptNumber, amount: Money, items: [String]) {
        self.number = number
        self.amount = amount
        self.items = items
    }

    /// For how long the page will be usable.
    public var lifetimeSeconds: Int { pageLifetimeSeconds ?? Self.lifetimeRange.upperBound }
}

extension HostedPageRequest: CustomStringConvertible, CustomReflectable {
    public var description: String { "hosted page request \(number)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
