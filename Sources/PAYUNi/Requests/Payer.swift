/// The mail address shown on PAYUNi's page.
public struct PayerMail: Sendable, Hashable {
    public var address: String
    /// The payer cannot change it.
    public var isFixed: Bool

    public init(_ address: String, isFixed: Bool = false) {
        self.address = address
        self.isFixed = isFixed
    }
}

/// Your reference for a buyer whom PAYUNi is to recognize.
public struct BuyerToken: Sendable, Hashable {
    /// For whom PAYUNi keeps the identity.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// PAYUNi's choice when nothing is sent.
        case member = "1"
        case shop = "2"
    }

    /// Visible ASCII, 200 characters at most.
    public var text: String
    public var scope: Scope?

    public init(_ text: String, scope: Scope? = nil) {
        self.text = text
        self.scope = scope
    }
}

extension PayerMail: CustomStringConvertible, CustomReflectable {
    public var description: String { "<mail address>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension BuyerToken: CustomStringConvertible, CustomReflectable {
    public var description: String { "<buyer token>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RequestDraft {
    mutating func put(_ mail: PayerMail?) {
        put(.mail, mail?.address, rule: .mail)
        put(.mailIsFixed, isOn: mail?.isFixed == true)
    }

    mutating func put(_ token: BuyerToken?) {
        put(.buyerToken, token?.text, rule: .buyerToken)
        put(.buyerTokenType, token?.scope?.rawValue)
    }
}
