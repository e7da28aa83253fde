internal import Payments

/// The wire's words for methods (docs: PAYUNi 7, 13).
enum PAYUNiMethodTable {
    static let switches: [(field: String, method: PaymentMethod)] = [
        ("Credit", .card), ("CreditInst", .cardInstallment), ("CreditUnionPay", .unionPay), ("ApplePay", .applePay),
        ("GooglePay", .googlePay), ("SamsungPay", .samsungPay), ("ATM", .atm), ("CVS", .storeCode), ("LinePay", .linePay),
        ("ICash", .icashPay), ("Aftee", .aftee), ("JKoPay", .jkoPay),
    ]

    /// What answers a switch for a method that the merchant has not opened (docs: PAYUNi 14.2).
    static let closedCodes: [PaymentMethod: String] = [
        .card: "UPP02029", .atm: "UPP02030", .storeCode: "UPP02031", .unionPay: "UPP02032", .cardInstallment: "UPP02034",
        .icashPay: "UPP02049", .aftee: "UPP02050", .applePay: "UPP02063", .linePay: "UPP02073", .googlePay: "UPP02076",
        .samsungPay: "UPP02078", .jkoPay: "UPP02109",
    ]

    static func paymentType(_ method: PaymentMethod) -> String {
        switch method {
        case .atm: "2"
        case .storeCode: "3"
        case .icashPay: "6"
        case .aftee: "7"
        case .linePay: "9"
        case .jkoPay: "11"
        default: "1"
        }
    }

    /// `nil` for what is no card.
    static func authorizationType(_ method: PaymentMethod) -> String? {
        switch method {
        case .card: "1"
        case .cardInstallment: "2"
        case .applePay: "4"
        case .googlePay: "5"
        case .samsungPay: "6"
        case .unionPay: "7"
        default: nil
        }
    }

    static func isCard(_ method: PaymentMethod) -> Bool { authorizationType(method) != nil }

    /// Least and greatest amount (docs: PAYUNi 15).
    static func limits(_ method: PaymentMethod) -> ClosedRange<UInt64> {
        switch method {
        case .atm: 15...49_999
        case .storeCode: 30...20_000
        case .aftee: 20...49_999
        default: 1...199_999
        }
    }
}
