public import PAYUNi
public import Payments

/// The merchant that the simulated PAYUNi knows, and how that PAYUNi behaves.
public struct PAYUNiAccount: Sendable {
    public var credentials: PAYUNiCredentials
    /// What the merchant has opened; the page offers these when the form switches none on (docs: PAYUNi 7).
    public var methods: [PaymentMethod]
    /// For so long after a payment a query answers with `DataSource` B (docs: PAYUNi 9).
    public var incompleteSeconds: Int64
    /// How old or how far ahead `Timestamp` may be. PAYUNi checks it and documents no window (docs: PAYUNi 18); this is ours.
    public var timestampWindowSeconds: Int64
    /// A payment is captured by the nightly close; otherwise the merchant asks for it (docs: PAYUNi 11).
    public var capturesAutomatically: Bool
    /// Who is declined stays on the page and may try again there, as another trade of the same number (docs: PAYUNi 9, 16 know of several; how
    /// the page goes on is not documented).
    public var keepsPageAfterDecline: Bool
    /// Notify addresses must have port 80 or 443 (docs: PAYUNi 7).
    public var enforcesPorts: Bool

    public static let everyMethod: [PaymentMethod] = [
        .card, .cardInstallment, .unionPay, .applePay, .googlePay, .samsungPay, .atm, .storeCode, .linePay, .icashPay, .aftee,
        .jkoPay,
    ]

    public init(
        credentials: PAYUNiCredentials, methods: [PaymentMethod] = everyMethod, incompleteSeconds: Int64 = 600,
        timestampWindowSeconds: Int64 = 600, capturesAutomatically: Bool = true, keepsPageAfterDecline: Bool = false,
        enforcesPorts: Bool = true
    ) {
        self.credentials = credentials
        self.methods = methods
        self.incompleteSeconds = incompleteSeconds
        self.timestampWindowSeconds = timestampWindowSeconds
        self.capturesAutomatically = capturesAutomatically
        self.keepsPageAfterDecline = keepsPageAfterDecline
        self.enforcesPorts = enforcesPorts
    }
}
