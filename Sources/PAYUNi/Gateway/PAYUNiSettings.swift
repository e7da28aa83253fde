public import PaymentForms
public import Payments

/// One PAYUNi account and how to use it.
public struct PAYUNiSettings: Sendable {
    public var id: GatewayID
    public var credentials: PAYUNiCredentials
    public var environment: PAYUNiEnvironment
    /// Methods that are offered; all there are when `nil`. Name those that PAYUNi has opened for you: its page refuses a payer who comes for
    /// another (docs: PAYUNi 7, 14.2).
    public var methods: Set<PaymentMethod>?
    /// What `cardInstallment` offers. A term that is not opened for you has the page refused, too.
    public var installments: Set<InstallmentTerm>
    /// Methods started by a call of ours instead of PAYUNi's page. PAYUNi opens these calls on application and to bound addresses
    /// only (docs: PAYUNi 2), so there are none unless you name them.
    public var backEndMethods: Set<BackEndMethod>
    /// Which bank keeps the accounts that are made by call: three digits.
    public var atmBank: String
    /// The page's language where an attempt names none.
    public var language: PageLanguage?

    public init(
        id: GatewayID = "payuni", credentials: PAYUNiCredentials, environment: PAYUNiEnvironment,
        methods: Set<PaymentMethod>? = nil, installments: Set<InstallmentTerm> = Set(InstallmentTerm.allCases),
        backEndMethods: Set<BackEndMethod> = [], atmBank: String = "822", language: PageLanguage? = nil
    ) {
        self.id = id
        self.credentials = credentials
        self.environment = environment
        self.methods = methods
        self.installments = installments
        self.backEndMethods = backEndMethods
        self.atmBank = atmBank
        self.language = language
    }
}

extension PAYUNiSettings {
    func offers(_ method: PaymentMethod) -> Bool {
        (methods?.contains(method) ?? true) && (method != .cardInstallment || !installments.isEmpty)
    }

    /// What is paid at once, for payers who may choose when nothing else can be offered.
    var immediateMethod: HostedMethod? {
        HostedMethod.allCases.first { $0 != .atm && $0 != .storeCode && offers($0.paymentMethod) }
    }
}

/// A method that can be started without PAYUNi's page (docs: PAYUNi 10). Card charges by token are not among them: they have no
/// payer to instruct.
public enum BackEndMethod: String, Sendable, Hashable, CaseIterable {
    case atm, storeCode, linePay, aftee, jkoPay

    public var paymentMethod: PaymentMethod {
        switch self {
        case .atm: .atm
        case .storeCode: .storeCode
        case .linePay: .linePay
        case .aftee: .aftee
        case .jkoPay: .jkoPay
        }
    }

    init?(_ method: PaymentMethod) {
        guard let match = Self.allCases.first(where: { $0.paymentMethod == method }) else { return nil }
        self = match
    }
}
