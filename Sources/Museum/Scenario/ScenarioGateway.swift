#if Dispatcher
internal import GatewaySimulator
internal import KryptoGO
internal import PAYUNi
internal import Payments
internal import StrictJSON

/// An account of a scenario, and how its gateway behaves.
struct ScenarioGateway: Sendable {
    let id: GatewayID
    let kind: GatewayAccount.Kind
    /// PAYUNi: methods that the desk starts by a call instead of the page.
    var byCall: Set<BackEndMethod> = []
    /// PAYUNi: what the merchant has opened.
    var methods = PAYUNiAccount.everyMethod
    /// PAYUNi: the nightly close captures by itself.
    var capturesAutomatically = true
    /// PAYUNi: who is declined may try again on the same page.
    var keepsPageAfterDecline = false
    /// PAYUNi: names of the key pairs that the gateway knows; it writes with the first.
    var keys = ["first"]
    /// PAYUNi: those that the desk knows at first; the gateway's unless named.
    var deskKeys: [String]?
    /// KryptoGO: how it spells amounts that arrived.
    var spelling = KryptoGOAccount.Spelling.short
    /// KryptoGO: it calls back when an intent begins, too.
    var callsBackPending = false
    /// When the gateway sends a message again that was not answered with 200.
    var retrySeconds: [Int64] = [60, 300, 1800]

    init(_ id: GatewayID, _ kind: GatewayAccount.Kind) {
        self.id = id
        self.kind = kind
    }

    /// One of each, as they usually are.
    static let usual = [ScenarioGateway("payuni", .payuni), ScenarioGateway("kryptogo", .kryptogo)]

    init(json value: JSONDocument.Value, path: String) throws(InputError) {
        self = try FieldReader.read(value, path: path) { reader throws(InputError) in
            let id = GatewayID(try reader.text("id"))
            var account = ScenarioGateway(id, try reader.requiredWord("kind", of: GatewayAccount.Kind.self))
            account.byCall = Set(try reader.words("byCall", of: BackEndMethod.self) ?? [])
            if let methods = try reader.texts("methods") { account.methods = methods.map { PaymentMethod($0) } }
            account.capturesAutomatically = try reader.flag("capturesAutomatically") ?? true
            account.keepsPageAfterDecline = try reader.flag("keepsPageAfterDecline") ?? false
            account.keys = try reader.texts("keys") ?? account.keys
            account.deskKeys = try reader.texts("deskKeys")
            account.spelling = try reader.word("spelling", of: KryptoGOAccount.Spelling.self) ?? .short
            account.callsBackPending = try reader.flag("callsBackPending") ?? false
            if reader.optional("retrySeconds") != nil {
                account.retrySeconds = try reader.list("retrySeconds") { value, path throws(InputError) in
                    guard let seconds = value.integer, (1...1_000_000).contains(seconds) else {
                        throw InputError(.invalidField, path: path, expected: "1 to 1000000")
                    }
                    return seconds
                }
            }
            return account
        }
    }
}
#endif
