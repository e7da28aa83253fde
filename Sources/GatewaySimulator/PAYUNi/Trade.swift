internal import Payments

/// One transaction at the simulated PAYUNi.
struct Trade: Sendable {
    /// As the wire writes it (docs: PAYUNi 13).
    enum Status: String, Sendable {
        case issued = "0"
        case paid = "1"
        case failed = "2"
        case canceled = "3"
        case expired = "4"
        case awaitsConfirmation = "8"
    }

    /// Money going back by card (docs: PAYUNi 11).
    struct CardRefund: Sendable {
        let amount: UInt64
        let requestedAt: Timestamp
        /// Another one was under way when this was asked for.
        let isScheduled: Bool
        var doneAt: Timestamp?
        var isCanceled = false

        var isOpen: Bool { doneAt == nil && !isCanceled }
    }

    enum Capture: String, Sendable {
        case requested = "1"
        case captured = "2"
        case canceled = "3"
        case notRequested = "9"
    }

    let number: String
    let tradeNo: String
    let amount: UInt64
    let method: PaymentMethod
    /// 1 for a call, 2 for the page.
    let gateway: String
    let createdAt: Timestamp
    let notifyURL: WebURL?
    let returnURL: WebURL?
    var status: Status
    /// ATM account or store code, or the wallet's number.
    var payNo = ""
    var bank = ""
    var expiresAt: Timestamp?
    /// When it was paid, declined or canceled: PAYUNi fills `PaymentDay` for all of them (docs: PAYUNi 9).
    var endedAt: Timestamp?
    var capture = Capture.notRequested
    var refunds: [CardRefund] = []
    /// A store's slip was taken back by the merchant.
    var isCodeCanceled = false
    var ledger: LedgerEntry

    var isCard: Bool { PAYUNiMethodTable.isCard(method) }
    /// Somebody goes somewhere and pays a number.
    var isByNumber: Bool { method == .atm || method == .storeCode }
    var money: Money { .twd(amount) }

    var refunded: UInt64 { refunds.filter { !$0.isCanceled }.map(\.amount).reduce(0, +) }
    var remaining: UInt64 { amount - min(amount, refunded) }
}
