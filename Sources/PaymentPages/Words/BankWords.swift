/// Banks by the three digits that a payer types at a cash machine.
enum BankWords {
    static func name(_ code: String) -> Phrase? { names[code] }

    private static let names: [String: Phrase] = [
        "004": Phrase("臺灣銀行", "Bank of Taiwan"),
        "006": Phrase("合作金庫銀行", "Taiwan Cooperative Bank"),
        "007": Phrase("第一銀行", "First Bank"),
        "008": Phrase("華南銀行", "Hua Nan Bank"),
        "009": Phrase("彰化銀行", "Chang Hwa Bank"),
        "012": Phrase("台北富邦銀行", "Taipei Fubon Bank"),
        "013": Phrase("國泰世華銀行", "Cathay United Bank"),
        "017": Phrase("兆豐銀行", "Mega Bank"),
        "700": Phrase("中華郵政", "Chunghwa Post"),
        "806": Phrase("元大銀行", "Yuanta Bank"),
        "807": Phrase("永豐銀行", "Bank SinoPac"),
        "808": Phrase("玉山銀行", "E.SUN Bank"),
        "812": Phrase("台新銀行", "Taishin Bank"),
        "822": Phrase("中國信託銀行", "CTBC Bank"),
    ]
}
