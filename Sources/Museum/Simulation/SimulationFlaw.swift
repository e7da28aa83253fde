#if Dispatcher
internal import KryptoGO
internal import PAYUNi
import Payments

/// Something that is wrong on purpose. A simulation that does not see each of them proves nothing.
public enum SimulationFlaw: String, Sendable, Hashable, CaseIterable {
    /// Messages are acknowledged that the store does not have.
    case promisesTooEarly
    /// Nobody asks a gateway again.
    case forgetsToAsk
    /// Changes are not planned to be told.
    case forgetsToTell
    /// What an endpoint did not take is noted as told.
    case notesUnsentAsTold
    /// A creation whose answer was lost is sent again.
    case sendsAgain
    /// A request that is made again begins another payment.
    case forgetsKeys
    /// A creation whose answer was lost is called refused.
    case callsUnknownRefused
    /// Messages under a stranger's keys are believed.
    case believesStrangers
    /// Short money is taken for all of it.
    case takesShortForPaid
    /// Late money and money in excess are accepted, whatever the merchant wants.
    case ignoresPolicies

    /// Numbers that payers' pages or callbacks named while the gateway could not be asked are not kept.
    case forgetsKeptNumbers
    /// What a payer's browser made for one order counts for another.
    case bindsToAnyOrder

    /// What the simulation says of it.
    public var sign: String {
        switch self {
        case .promisesTooEarly: "acknowledged and is not stored"
        case .forgetsToAsk: "nobody will ask about"
        case .forgetsToTell: "is not planned for"
        case .notesUnsentAsTold: "noted as told and did not arrive"
        case .sendsAgain: "sent to a gateway twice"
        case .forgetsKeys: "and then another attempt"
        case .callsUnknownRefused: "called refused, and the gateway has it"
        case .believesStrangers, .takesShortForPaid, .bindsToAnyOrder: "is paid, and the money is not there"
        case .forgetsKeptNumbers: "and the money is there"
        case .ignoresPolicies: #"is paid, and the books say ["review"]"#
        }
    }

    /// The policies that orders get.
    func spoiling(_ policies: OrderPolicies) -> OrderPolicies {
        guard self == .ignoresPolicies else { return policies }
        var policies = policies
        policies.late = .accept
        policies.over = .accept
        return policies
    }

    /// The adapter with the flaw in it; `nil` when it is not for this adapter.
    func spoiling(
        _ adapter: any PaymentGateway, _ account: GatewayAccount, _ time: any TimeSource
    ) throws(TestAccounts.Failure) -> (any PaymentGateway)? {
        switch (self, adapter) {
        case (.believesStrangers, let payuni as PAYUNiGateway):
            let keys = try TestAccounts.payuni(account.id, keys: ["stranger"])
            let stranger = PAYUNiGateway(
                settings: PAYUNiSettings(id: account.id, credentials: keys, environment: .sandbox), transport: payuni.transport,
                time: time)
            return CredulousGateway(base: payuni, stranger: stranger)
        case (.callsUnknownRefused, let kryptogo as KryptoGOGateway), (.takesShortForPaid, let kryptogo as KryptoGOGateway):
            return HastyGateway(base: kryptogo, flaw: self)
        case (.bindsToAnyOrder, let kryptogo as KryptoGOGateway), (.forgetsKeptNumbers, let kryptogo as KryptoGOGateway):
            return KitFlawGateway(base: kryptogo, flaw: self)
        default: return nil
        }
    }
}

/// Believes a stranger's seal as well as the gateway's.
private struct CredulousGateway: PaymentGateway {
    let base: PAYUNiGateway
    let stranger: PAYUNiGateway

    var id: GatewayID { base.id }
    var capabilities: GatewayCapabilities { base.capabilities }

    func offers(_ method: PaymentMethod, until deadline: Timestamp, at now: Timestamp) -> Bool {
        base.offers(method, until: deadline, at: now)
    }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> { await base.start(request) }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport { try await base.query(reference) }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading {
        do throws(CallbackRejection) {
            return try base.read(callback)
        } catch {
            return try stranger.read(callback)
        }
    }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { base.acknowledgement(for: callback) }
}

/// Takes a lost answer for a no, or half of the money for all of it.
private struct HastyGateway: ListingGateway {
    let base: KryptoGOGateway
    let flaw: SimulationFlaw

    var id: GatewayID { base.id }
    var capabilities: GatewayCapabilities { base.capabilities }

    func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> {
        let outcome = await base.start(request)
        if flaw == .callsUnknownRefused, case .unknown(let error) = outcome { return .refused(error) }
        return outcome
    }

    func query(_ reference: AttemptReference) async throws(GatewayError) -> GatewayReport {
        var report = try await base.query(reference)
        guard flaw == .takesShortForPaid else { return report }
        for index in report.transactions.indices where report.transactions[index].claim == .underpaid {
            report.transactions[index].claim = .paid
        }
        return report
    }

    func list(filters: [(name: String, value: String)]) async throws(GatewayError) -> [GatewayReport] {
        try await base.list(filters: filters)
    }

    func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading { try base.read(callback) }

    func acknowledgement(for callback: Callback) -> CallbackAnswer { base.acknowledgement(for: callback) }
}

/// Sends again what was not answered.
struct RepeatingTransport: HTTPTransport {
    let base: any HTTPTransport

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        do throws(TransportFailure) {
            return try await base.send(request)
        } catch {
            return try await base.send(request)
        }
    }
}

extension Evidence {
    /// A message under the gateway's seal.
    var isSealed: Bool {
        guard case .report(let verified) = statement else { return false }
        return verified.verification != .query
    }
}
#endif
