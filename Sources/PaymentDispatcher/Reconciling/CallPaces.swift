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
    private let paces = Mutex<[Subject: CallPace]>([:])

    init(time: any TimeSource, randomness: any RandomSource, questionsPerSecond: Int) {
        self.time = time
        self.randomness = randomness
        self.questionsPerSecond = questionsPerSecond
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

    /// Tells what came of a call.
    func record<Result: Sendable>(
        _ subject: Subject, _ tell: (inout CallPace, _ now: Timestamp, _ roll: UInt64) -> Result
    ) -> Result {
        let roll = randomness.roll()
        return with(subject) { pace, now in tell(&pace, now, roll) }
    }

    private func with<Result: Sendable>(_ subject: Subject, _ body: (inout CallPace, Timestamp) -> Result) -> Result {
        paces.withLock { paces in
            let rate =
                switch subject {
                case .gateway: questionsPerSecond
                case .endpoint: Self.deliveriesPerSecond
                }
            return body(&paces[subject, default: CallPace(ratePerSecond: rate)], time.now())
        }
    }
}
#endif
