public import Payments
internal import Synchronization

/// The servers of PAYUNi and KryptoGO, in the process: they answer requests, issue numbers, send messages, close their books at
/// night, and keep a ledger of what really happened.
///
/// No socket, no thread, no clock of its own: time is what the time source says, and what is due happens, each thing at its own
/// time, when anybody next asks anything. Equal settings, requests and times give equal bytes. Any number of tasks may use one.
public final class GatewaySimulator: Sendable {
    private let state: Mutex<SimulatorState>
    let time: any TimeSource
    private let merchantTime: any TimeSource

    /// - Parameters:
    ///   - settings: the gateways, and how payers and faults behave.
    ///   - time: share it with the adapters and the dispatcher under test.
    ///   - merchantTime: what the merchant's clock shows where `time` runs ahead of it: the time stamps of requests are held
    ///     against this one.
    public init(_ settings: SimulatorSettings, time: any TimeSource, merchantTime: (any TimeSource)? = nil) {
        self.time = time
        self.merchantTime = merchantTime ?? time
        state = Mutex(SimulatorState(settings, at: time.now()))
    }

    /// What a client that sends this request gets, faults included.
    public func answer(_ request: SimulatedRequest) -> SimulatedAnswer {
        withState { state in state.answer(request) }
    }

    /// Takes the messages that are due, in the order in which they are sent. Each is handed out once: post its body to its
    /// address, then say what was answered; see ``acknowledge(_:status:)``.
    public func takeMessages() -> [OutgoingMessage] {
        withState { state in state.queue.take(until: state.world.now) }
    }

    /// The merchant's answer to a message. Anything but 200 to a server's message sends it again later, as often as the settings
    /// say; a browser does not try again.
    public func acknowledge(_ message: OutgoingMessage, status: Int) {
        withState { state in
            let waits = state.settings.retrySeconds
            guard status != 200, message.kind != .browserReturn, message.retries < waits.count else { return }
            var again = message
            again.due = state.world.now.adding(seconds: waits[message.retries])
            again.retries += 1
            state.queue.add(again, yields: false)
        }
    }

    /// When something next happens by itself or a message is next due; `nil` when nothing will.
    public var nextEvent: Timestamp? {
        withState { state in [state.world.agenda.next, state.queue.nextDue].compactMap { $0 }.min() }
    }

    /// What really happened, one entry a transaction, PAYUNi's first, each in the order of its beginning.
    public var ledger: [LedgerEntry] {
        withState { state in
            (state.payuni?.trades.map(\.ledger) ?? []) + (state.kryptogo?.intents.map(\.ledger) ?? [])
        }
    }

    /// The transactions of one number of the merchant's, or the one of KryptoGO's intent of that id: what a browser makes bears no
    /// number of the merchant's.
    public func ledger(of number: AttemptNumber) -> [LedgerEntry] {
        withState { state in
            (state.payuni?.trades(of: number.text).map(\.ledger) ?? [])
                + (state.kryptogo?.intents(named: number.text).map(\.ledger) ?? [])
        }
    }

    /// A page was opened or a transaction begun under that number of the merchant's, or KryptoGO has an intent of that id.
    public func isKnown(_ name: String) -> Bool {
        withState { state in
            state.payuni?.page(of: name) != nil || state.payuni?.trades(of: name).isEmpty == false
                || state.kryptogo?.intent(named: name) != nil
        }
    }

    func withState<Result>(_ body: (inout sending SimulatorState) -> sending Result) -> Result {
        let now = time.now()
        let merchantNow = merchantTime.now()
        return state.withLock { state in
            state.advance(to: now)
            state.world.merchantNow = merchantNow
            return body(&state)
        }
    }
}
