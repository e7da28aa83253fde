internal import Payments

/// `PaymentType`, refined by `AuthType` where it is a card (docs: PAYUNi 13).
enum PaymentTypeTable {
    static let types: [String: PaymentMethod] = [
        "1": .card, "2": .atm, "3": .storeCode, "5": .cashOnDelivery, "6": .icashPay, "7": .aftee, "8": .cashOnDelivery,
        "9": .linePay, "10": .cashOnDelivery, "11": .jkoPay, "12": .coupon,
    ]

    static let authorizations: [String: PaymentMethod] = [
        "2": .cardInstallment, "4": .applePay, "5": .googlePay, "6": .samsungPay, "7": .unionPay,
    ]

    static func method(of fields: some WireFields) -> PaymentMethod? {
        guard let type = fields.filled("PaymentType") else { return inferred(from: fields) }
        guard let method = types[type] else { return unknown(type) }
        guard method == .card, let authorization = fields.filled("AuthType") else { return method }
        return authorizations[authorization] ?? .card
    }

    /// The paid notifies of ATM and store code carry no type; their own fields tell (docs: PAYUNi 8.4).
    private static func inferred(from fields: some WireFields) -> PaymentMethod? {
        if fields.isFilled("PayBank") || fields.isFilled("Account5No") { return .atm }
        if fields.isFilled("PayStore") { return .storeCode }
        return nil
    }

    /// A type that is not in the table survives under PAYUNi's number, unless it is no number or word at all.
    private static func unknown(_ type: String) -> PaymentMethod? {
        let bytes = type.utf8
        guard bytes.count <= 16, bytes.allSatisfy(\.isLetterOrDigit) else { return nil }
        return PaymentMethod("payuni:" + type)
    }
}
