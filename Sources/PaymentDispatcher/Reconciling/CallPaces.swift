#if Dispatcher
import Payments
import Synchronization

/// The paces of every gateway and endpoint of a desk. The clock is read inside the lock, so that times never go back by accident.
final class CallPaces: Sendable {
    enum Subject: Sendable, Hashable {
        case gateway(GatewayID)
        case endpoint(EndpointID)
    }

    /// Tries a second at one endpoint.
    static let deliveriesPerSecond = 100

    private let time: any TimeSource
    private let randomness: any RandomSource
    private let questionsPerSecond: Int
    private let startsPerSecond: Int
    private let paces = Mutex<[Subject: CallPace]>([:])

    init(time: any TimeSource, randomness: any RandomSource, questionsPerSecond: Int, startsPerSecond: Int) {
        self.time = time
        self.randomness = randomness
        self.questionsPerSecond = questionsPerSecond
        self.startsPerSecond = startsPerSecond
    }

    func permit(_ subject: Subject) -> CallPace.Permit {
        with(subject) { pace, now in pace.permit(at: now) }
    }

    /// Takes one permit, if there is one.
    func begin(_ subject: Subject) -> CallPace.Permit {
        with(subject) { pace, now in pace.begin(at: now) }
    }

    /// Takes one permit for a call that somebody waits for.
    func beginAtOnce(_ subject: Subject) -> CallPace.Permit {
        with(subject) { pace, now in pace.beginAtOnce(at: now) }
    }

    /// Takes one permit for the start of an attempt.
    func beginStart(at gateway: GatewayID) -> CallPace.StartPermit {
        with(.gateway(gateway)) { pace, now in pace.beginStart(at: now) }
    }

    /// Tells what came of a call.
    func record<Result: Sendable>(
        _ subject: Subject, _ tell: (inout CallPace, _ now: Timestamp, _ roll: UInt64) -> Result
    ) -> Result {
        let roll = randomness.roll()
        return with(subject) { pace, now in tell(&pace, now, roll) }
    }

    private func with<Result: Sendable>(_ subject: Subject, _ body: (inout CallPace, Timestamp) -> Result) -> Result {
        paces.withLock { paces in
            let fresh =
                switch subject {
                case .gateway: CallPace(ratePerSecond: questionsPerSecond, startsPerSecond: startsPerSecond)
                case .endpoint: CallPace(ratePerSecond: Self.deliveriesPerSecond)
                }
            return body(&paces[subject, default: fresh], time.now())
        }
    }
}
#endif
