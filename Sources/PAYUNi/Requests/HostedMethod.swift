internal import PaymentForms
public import Payments

/// A method that PAYUNi's page can offer; each is one switch of the form (docs: PAYUNi 7).
///
/// Installments have terms of their own, see ``HostedPageRequest/installments``. Bonus points (`CreditRed`) are missing on
/// purpose: PAYUNi withdrew them on 2025-09-01.
public enum HostedMethod: Sendable, Hashable, CaseIterable {
    case card, unionPay, atm, storeCode, applePay, googlePay, samsungPay, linePay, icashPay, aftee, jkoPay

    public var paymentMethod: PaymentMethod {
        switch self {
        case .card: .card
        case .unionPay: .unionPay
        case .atm: .atm
        case .storeCode: .storeCode
        case .applePay: .applePay
        case .googlePay: .googlePay
        case .samsungPay: .samsungPay
        case .linePay: .linePay
        case .icashPay: .icashPay
        case .aftee: .aftee
        case .jkoPay: .jkoPay
        }
    }

    /// - Returns: `nil` for a method the page has no plain switch for.
    public init?(_ method: PaymentMethod) {
        guard let match = Self.allCases.first(where: { $0.paymentMethod == method }) else { return nil }
        self = match
    }

    var field: RequestField {
        switch self {
        case .card: .card
        case .unionPay: .unionPay
        case .atm: .atm
        case .storeCode: .storeCode
        case .applePay: .applePay
        case .googlePay: .googlePay
        case .samsungPay: .samsungPay
        case .linePay: .linePay
        case .icashPay: .icashPay
        case .aftee: .aftee
        case .jkoPay: .jkoPay
        }
    }

    /// These can send the payer back into an app.
    var takesDeepLink: Bool {
        switch self {
        case .icashPay, .linePay, .jkoPay, .aftee: true
        default: false
        }
    }
}

/// How many monthly installments a card payment may be split into.
public enum InstallmentTerm: Int, Sendable, Hashable, CaseIterable {
    case three = 3
    case six = 6
    case nine = 9
    case twelve = 12
    case eighteen = 18
    case twentyFour = 24
    case thirty = 30
}

extension PageLanguage {
    /// The language of PAYUNi's page, as its form spells it.
    var wireWord: String {
        switch self {
        case .chinese: "zh-tw"
        case .english: "en"
        }
    }
}
