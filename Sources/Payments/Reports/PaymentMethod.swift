/// How the payer pays. An open set: a gateway may bring its own.
public struct PaymentMethod: TextIdentifier {
    public let text: String
    public init(_ text: String) { self.text = text }

    public static let card: PaymentMethod = "card"
    public static let cardInstallment: PaymentMethod = "cardInstallment"
    public static let unionPay: PaymentMethod = "unionPay"
    public static let applePay: PaymentMethod = "applePay"
    public static let googlePay: PaymentMethod = "googlePay"
    public static let samsungPay: PaymentMethod = "samsungPay"
    /// A virtual bank account for one transfer.
    public static let atm: PaymentMethod = "atm"
    /// A code to pay by at a convenience store.
    public static let storeCode: PaymentMethod = "storeCode"
    public static let linePay: PaymentMethod = "linePay"
    public static let icashPay: PaymentMethod = "icashPay"
    public static let aftee: PaymentMethod = "aftee"
    public static let jkoPay: PaymentMethod = "jkoPay"
    /// Cash at the pickup counter or at the door.
    public static let cashOnDelivery: PaymentMethod = "cashOnDelivery"
    /// A coupon covered all of it.
    public static let coupon: PaymentMethod = "coupon"
    public static let stablecoin: PaymentMethod = "stablecoin"
    /// The payer chooses on the gateway's page.
    public static let payerChooses: PaymentMethod = "payerChooses"
}
