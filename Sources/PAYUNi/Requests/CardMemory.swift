internal import Payments

/// Asks PAYUNi to remember the payer's card under your reference (docs: PAYUNi 7 and 12). Card numbers never come here.
public struct CardMemory: Sendable, Hashable {
    /// Mandates need the token contract; without it PAYUNi answers `UPP02087`.
    public enum Use: Sendable, Hashable {
        /// A mandate that the payer may decline.
        case mandate
        /// The card is filled in next time; your server cannot charge it.
        case remember(Display?)
        /// A mandate or no payment.
        case forcedMandate
    }

    /// What the page shows of a remembered card.
    public enum Display: String, Sendable, Hashable, CaseIterable {
        case number = "1"
        /// PAYUNi's choice when nothing is sent.
        case numberAndExpiry = "2"
    }

    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// PAYUNi's choice when nothing is sent.
        case member = "1"
        case merchant = "2"
    }

    /// A month of the years 2000…2099.
    public struct Month: Sendable, Hashable {
        public var year: Int
        public var month: Int

        public init(year: Int, month: Int) {
            self.year = year
            self.month = month
        }
    }

    /// Your reference for the payer: 1 to 200 of letters, digits and `@.#$%_-`. An internal id, not a mail address.
    public var token: String
    public var use: Use
    public var scope: Scope?
    /// Last month in which the token may be used; the card's own expiry when nothing is sent.
    public var expires: Month?

    public init(token: String, use: Use, scope: Scope? = nil, expires: Month? = nil) {
        self.token = token
        self.use = use
        self.scope = scope
        self.expires = expires
    }
}

extension CardMemory: CustomStringConvertible, CustomReflectable {
    public var description: String { "<card memory>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RequestDraft {
    mutating func put(_ memory: CardMemory?) {
        guard let memory else { return }
        put(.useTokenType, memory.use.code)
        put(.creditToken, memory.token, rule: .creditToken)
        put(.creditShowType, memory.use.display?.rawValue)
        put(.creditTokenType, memory.scope?.rawValue)
        if let month = memory.expires { putExpiry(month) }
    }

    private mutating func putExpiry(_ expiry: CardMemory.Month) {
        guard (1...12).contains(expiry.month), (2000...2099).contains(expiry.year) else {
            return refuse(.creditTokenExpired, .wrongFormat(expected: "a month of the years 2000 to 2099"))
        }
        let today = now.inTaipei.date
        if (expiry.year, expiry.month) < (today.year, today.month) { refuse(.creditTokenExpired, .inThePast) }
        put(.creditTokenExpired, twoDigits(expiry.month) + twoDigits(expiry.year % 100))
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension CardMemory.Use {
    fileprivate var code: String {
        switch self {
        case .mandate: "1"
        case .remember: "2"
        case .forcedMandate: "3"
        }
    }

    fileprivate var display: CardMemory.Display? {
        if case .remember(let display) = self { display } else { nil }
    }
}
