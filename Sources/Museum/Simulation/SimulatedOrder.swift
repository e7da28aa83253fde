#if Dispatcher
internal import GatewaySimulator
internal import Payments
internal import PaymentDispatcher

/// An order of a simulation, as its driver knows it.
struct SimulatedOrder: Sendable {
    let terms: OrderTerms
    var token: OrderToken?
    /// As it was at the last look.
    var version: OrderVersion?
    var status = OrderStatus.open
    /// Events that were held against the evidence already.
    var comparedEvents = 0

    var id: OrderID { terms.id }
}

/// An attempt of a simulation.
struct SimulatedAttempt: Sendable {
    let number: AttemptNumber
    let order: Int
    let gateway: GatewayID
    let method: PaymentMethod
    /// The payer was shown what to do, so money may come.
    var isShown = false
    /// A form that no browser has posted yet.
    var form: PaymentInstructions.FormPost?
}

/// An intent that a payer's browser made.
struct SimulatedKitIntent: Sendable {
    let id: String
    let order: Int
    /// Its amount and its mark are the order's.
    let isHonest: Bool
    /// The desk answered a message of the gateway's about it with 200, so nobody will name it again.
    var isAcknowledged = false
}

/// What a task of a simulation tells its driver when it ends.
enum SimulationReport: Sendable {
    case opened(Int, Result<OrderToken?, DispatcherError>)
    case paid(Int, GatewayID, PaymentChoice, Result<StartedAttempt, DispatcherError>)
    case received(SimulatedLetter, CallbackReceipt)
    case made(Int, isHonest: Bool, BrowserPayment?)
    case worked(WorkReport)
    case done(String)
}

struct SimulatedLetter: Sendable {
    enum Sender: Sendable {
        case gateway(OutgoingMessage)
        case stranger
    }

    let sender: Sender
    let account: GatewayID
    let token: OrderToken?
    let callback: Callback
}
#endif
