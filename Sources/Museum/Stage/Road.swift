#if Dispatcher
internal import GatewaySimulator
internal import PaymentDispatcher
internal import Payments

/// The way between the gateways and the desk, where messages are stopped, held and kept.
struct Road: Sendable {
    enum Door: Sendable, Hashable {
        /// The desk gets what comes.
        case open
        /// Nobody listens: the gateway hears nothing.
        case shut
        /// Something in front of the desk answers, and the desk hears nothing.
        case answers(Int)
        /// It waits until the scenario delivers it.
        case held
    }

    /// A message, and from which account it is.
    struct Letter: Sendable {
        let message: OutgoingMessage
        let account: GatewayID
    }

    var doors: [OutgoingMessage.Kind: Door] = [:]
    var waiting: [Letter] = []
    /// Everything that the desk was ever given.
    var archive: [Letter] = []
    /// How often the desk gave each answer.
    var answers: [Int: Int] = [:]

    func door(_ kind: OutgoingMessage.Kind) -> Door { doors[kind] ?? .open }
}

extension Stage {
    /// No answer at all, as a status that no server has.
    static let silence = 0

    /// Brings what the gateways send to the desk, as far as the doors are open.
    func carry() async {
        for account in accounts {
            for message in account.simulator.takeMessages() {
                let letter = Road.Letter(message: message, account: account.id)
                switch road.door(message.kind) {
                case .open: await deliver(letter)
                case .held: road.waiting.append(letter)
                case .shut: account.simulator.acknowledge(message, status: Self.silence)
                case .answers(let status): account.simulator.acknowledge(message, status: status)
                }
            }
        }
    }

    /// - Returns: what the desk made of it; `nil` when no process lived to tell.
    @discardableResult
    func deliver(_ letter: Road.Letter) async -> CallbackReceipt? {
        let route = Route(letter.message.url)
        let receipt = await receive(letter.message.callback, from: route?.gateway ?? letter.account, token: route?.token)
        road.archive.append(letter)
        if let account = accounts.first(where: { $0.id == letter.account }) {
            account.simulator.acknowledge(letter.message, status: receipt?.answer.status ?? Self.silence)
        }
        return receipt
    }

    func receive(_ callback: Callback, from gateway: GatewayID, token: OrderToken?) async -> CallbackReceipt? {
        guard let desk else { return nil }
        let asked = machine
        let receipt = await desk.receive(callback, from: gateway, token: token)
        guard survives(asked) else { return nil }
        road.answers[receipt.answer.status, default: 0] += 1
        return receipt
    }
}

/// Which gateway and which order an address of ours is for.
struct Route: Sendable {
    let gateway: GatewayID
    let token: OrderToken?

    init?(_ url: WebURL) {
        let parts = url.target.split(separator: "/").map(String.init)
        guard parts.count >= 2, parts[0] == "callbacks" || parts[0] == "return" else { return nil }
        gateway = GatewayID(parts[1])
        token = parts.count > 2 ? OrderToken(parts[2]) : nil
    }
}
#endif
