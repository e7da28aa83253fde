internal import Payments

/// What a way to pay is called, and what choosing it means.
struct MethodWords {
    let name: Phrase
    let explanation: Phrase

    init(_ method: PaymentMethod) {
        switch method {
        case .card:
            self.init(
                Phrase("信用卡／簽帳金融卡", "Credit or debit card"),
                Phrase("在金流業者的頁面輸入卡號，商店看不到您的卡號", "Enter it on the payment company’s page; the shop never sees the number"))
        case .cardInstallment:
            self.init(
                Phrase("信用卡分期", "Card in instalments"), Phrase("在金流業者的頁面選擇期數", "Choose the number of months on the payment page"))
        case .unionPay: self.init(Phrase("銀聯卡", "UnionPay"), Self.page)
        case .applePay: self.init(.same("Apple Pay"), Self.page)
        case .googlePay: self.init(.same("Google Pay"), Self.page)
        case .samsungPay: self.init(.same("Samsung Pay"), Self.page)
        case .linePay: self.init(.same("LINE Pay"), Self.page)
        case .icashPay: self.init(.same("icash Pay"), Self.page)
        case .jkoPay: self.init(Phrase("街口支付", "JKoPay"), Self.page)
        case .aftee: self.init(Phrase("AFTEE 先享後付", "AFTEE, pay later"), Self.page)
        case .atm:
            self.init(
                Phrase("ATM 轉帳", "Bank transfer (ATM)"),
                Phrase("取得專屬帳號，在期限前轉帳", "Get an account number of your own and transfer before its deadline"))
        case .storeCode:
            self.init(
                Phrase("超商代碼", "Convenience store code"),
                Phrase("在門市機台輸入代碼，到櫃檯付現", "Enter the code at a store’s machine and pay cash at the counter"))
        case .stablecoin:
            self.init(
                Phrase("穩定幣", "Stablecoin"),
                Phrase("從您的錢包或交易所轉出，例如 USDT", "Send it from your wallet or exchange, USDT for example"))
        case .cashOnDelivery: self.init(Phrase("貨到付款", "Cash on delivery"), Self.page)
        case .coupon: self.init(Phrase("折價券", "Coupon"), Self.page)
        case .payerChooses:
            self.init(Phrase("前往付款頁面", "Go to the payment page"), Phrase("在付款頁面選擇付款方式", "Choose how to pay there"))
        default: self.init(.same(method.text), Self.page)
        }
    }

    private init(_ name: Phrase, _ explanation: Phrase) {
        self.name = name
        self.explanation = explanation
    }

    private static let page = Phrase("前往金流業者的頁面完成付款", "Continue on the payment company’s page")
}

/// Ways to pay that a payer looks for together.
enum MethodGroup: CaseIterable {
    case now, later, stablecoin

    init(_ method: PaymentMethod) {
        switch method {
        case .atm, .storeCode, .cashOnDelivery: self = .later
        case .stablecoin: self = .stablecoin
        default: self = .now
        }
    }

    var title: Phrase {
        switch self {
        case .now: Phrase("線上付款", "Pay online")
        case .later: Phrase("轉帳或到超商付款", "Transfer, or pay at a store")
        case .stablecoin: Phrase("加密貨幣", "Cryptocurrency")
        }
    }
}
