#if CommandLineTool && Service && SQLite && Transport
import Payments

/// One order of the walk: how it is paid, and what goes wrong on the way.
struct DemoOrder {
    enum Trouble: String {
        case none = "nothing goes wrong"
        case lost = "the callback is lost"
        case doubled = "the notify comes twice"
        case forged = "somebody forges a \"paid\" before the real one"
    }

    let id: String
    let what: String
    let dollars: String
    let gateway: String
    let method: PaymentMethod
    let trouble: Trouble

    static let all = [
        DemoOrder(id: "usdt-1", what: "USDT", dollars: "300", gateway: "kryptogo", method: .stablecoin, trouble: .lost),
        DemoOrder(id: "card-1", what: "Card", dollars: "1200", gateway: "payuni", method: .card, trouble: .doubled),
        DemoOrder(id: "atm-1", what: "ATM transfer", dollars: "1500", gateway: "payuni", method: .atm, trouble: .none),
        DemoOrder(id: "code-1", what: "Store code", dollars: "450", gateway: "payuni", method: .storeCode, trouble: .forged),
    ]

    /// For the person who stays.
    static let yours = DemoOrder(
        id: "yours-1", what: "Yours", dollars: "600", gateway: "", method: .payerChooses, trouble: .none)

    /// A number is issued and told first; the trouble is for the message after it.
    var isByNumber: Bool { method == .atm || method == .storeCode }
}
#endif
