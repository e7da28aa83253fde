/// What the payer must be shown or sent to. Typed, so that a page can render each without knowing the gateway.
public enum PaymentInstructions: Sendable, Hashable {
    /// The payer's browser posts this form to the gateway's page.
    case form(FormPost)
    /// The payer sends tokens.
    case token(TokenTransfer)
    /// The payer transfers from a bank or an ATM.
    case bankTransfer(BankTransfer)
    /// The payer pays at a convenience store's machine or counter.
    case storeCode(StoreCode)
    /// The payer's browser goes to this address, or a phone reads it as a QR code.
    case redirect(Redirect)

    /// After this the payer need not try any more, as far as the gateway said.
    public var deadline: Timestamp? {
        switch self {
        case .form(let form): form.deadline
        case .token(let token): token.deadline
        case .bankTransfer(let transfer): transfer.deadline
        case .storeCode(let code): code.deadline
        case .redirect(let redirect): redirect.deadline
        }
    }
}

extension PaymentInstructions {
    /// An HTML form, as values. Send the fields in this order and escape them when you write HTML.
    public struct FormPost: Sendable, Hashable {
        public struct Field: Sendable, Hashable {
            public var name: String
            public var value: String

            public init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        public var action: WebURL
        public var fields: [Field]
        public var deadline: Timestamp?

        public init(action: WebURL, fields: [Field], deadline: Timestamp? = nil) {
            self.action = action
            self.fields = fields
            self.deadline = deadline
        }
    }

    /// Send exactly this amount of exactly this contract's token on exactly this chain, before the deadline.
    public struct TokenTransfer: Sendable, Hashable {
        public var address: String
        public var amount: TokenAmount
        public var deadline: Timestamp?

        public init(address: String, amount: TokenAmount, deadline: Timestamp?) {
            self.address = address
            self.amount = amount
            self.deadline = deadline
        }
    }

    public struct BankTransfer: Sendable, Hashable {
        /// Three digits, leading zeros kept.
        public var bankCode: String
        public var account: String
        public var amount: Money
        public var deadline: Timestamp?

        public init(bankCode: String, account: String, amount: Money, deadline: Timestamp?) {
            self.bankCode = bankCode
            self.account = account
            self.amount = amount
            self.deadline = deadline
        }
    }

    public struct StoreCode: Sendable, Hashable {
        /// The chain as the gateway names it; for display.
        public var store: String?
        public var code: String
        public var amount: Money
        public var deadline: Timestamp?

        public init(store: String?, code: String, amount: Money, deadline: Timestamp?) {
            self.store = store
            self.code = code
            self.amount = amount
            self.deadline = deadline
        }
    }

    public struct Redirect: Sendable, Hashable {
        public var url: WebURL
        public var deadline: Timestamp?

        public init(url: WebURL, deadline: Timestamp? = nil) {
            self.url = url
            self.deadline = deadline
        }
    }
}
