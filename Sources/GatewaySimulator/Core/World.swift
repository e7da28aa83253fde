internal import Payments

/// What both gateways share: the time, numbers to hand out, things to do later, and messages to send.
struct World: Sendable {
    var now: Timestamp
    /// What the merchants' clocks show, against which the time stamps of their requests are held.
    var merchantNow: Timestamp
    var numbers: SeededNumbers
    var agenda = Agenda()
    var drafts: [MessageDraft] = []
    /// What a payer can act on since the last look.
    var begun: [PayerTask] = []
}
