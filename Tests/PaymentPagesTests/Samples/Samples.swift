import PaymentPages
import Payments

/// Instructions and stories in which one thing is special each.
enum Samples {
    static let methods = [
        CheckoutMethod(gateway: "payuni", method: .card), CheckoutMethod(gateway: "payuni", method: .linePay),
        CheckoutMethod(gateway: "payuni", method: .applePay), CheckoutMethod(gateway: "payuni", method: .atm),
        CheckoutMethod(gateway: "payuni", method: .storeCode), CheckoutMethod(gateway: "kryptogo", method: .stablecoin),
    ]

    static let arbitrumUSDT = "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"
    static let receiver = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045"

    static func token(
        _ amount: String = "47.619047", chain: String = "arb", contract: String = arbitrumUSDT, symbol: String = "USDT",
        decimals: Int = 6
    ) -> TokenAmount? {
        guard let token = Token(chain: chain, contract: contract, symbol: symbol, decimals: decimals),
            let amount = ExactDecimal(amount)
        else { return nil }
        return TokenAmount(amount, token)
    }

    static func transfer(
        _ amount: TokenAmount? = token(), to address: String = receiver, minutes: Int64 = 30
    ) -> PaymentInstructions? {
        amount.map {
            .token(.init(address: address, amount: $0, deadline: Story.start.adding(seconds: minutes * 60)))
        }
    }

    static func bank(_ amount: Money = .twd(1500)) -> PaymentInstructions {
        .bankTransfer(
            .init(
                bankCode: "822", account: "9203418800167234", amount: amount,
                deadline: CivilDate(year: 2026, month: 1, day: 1)?.endOfDayInTaipei))
    }

    static let store = PaymentInstructions.storeCode(
        .init(
            store: "SEVEN", code: "UNI26010100487", amount: .twd(1500),
            deadline: CivilDate(year: 2026, month: 1, day: 1)?.endOfDayInTaipei))

    static let redirect = PaymentInstructions.redirect(
        .init(
            url: WebURL("https://pay.example.com/line?transaction=20260101000421") ?? shop,
            deadline: Story.start.adding(seconds: 1200)))

    static let shop = WebURL("https://shop.example/orders/1001")!

    static func movement(received: String? = nil, returned: String? = nil) -> TransactionReport.TokenMovement? {
        token().map { asked in
            TransactionReport.TokenMovement(
                token: asked.token, asked: asked.amount, received: received.flatMap { ExactDecimal($0) },
                returned: returned.flatMap { ExactDecimal($0) },
                paymentHash: received == nil ? nil : "0x" + String(repeating: "3ac9", count: 16))
        }
    }
}
