#if CommandLineTool && Service && SQLite && Transport
import Payments
import ServiceLifecycle
import Synchronization

/// How much is left of the time that a shutdown may take. The server ends first; what it took is not there for the work behind it.
final class ShutdownTime: Sendable {
    /// Half a second of five is left for closing the file and the connections.
    static let most = Duration.milliseconds(mostMilliseconds)
    private static let mostMilliseconds: Int64 = 4_500
    /// Work that is under way has no longer, however early the server has ended.
    private static let mostForWork: Int64 = 3_000

    private let time: any TimeSource
    private let began = Mutex<Int64?>(nil)

    init(_ time: any TimeSource) { self.time = time }

    /// The shutdown begins. The first time counts.
    func begin() {
        let now = time.steadyMilliseconds()
        began.withLock { $0 = $0 ?? now }
    }

    /// For how many milliseconds from now on work under way may go on.
    func leftForWork() -> Int64 {
        guard let began = began.withLock({ $0 }) else { return Self.mostForWork }
        let passed = time.steadyMilliseconds() - began
        return min(max(Self.mostMilliseconds - passed, 0), Self.mostForWork)
    }
}

/// A service that is told first of a shutdown, and marks when that was.
struct MarkingService: Service {
    let base: any Service
    let shutdown: ShutdownTime

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await base.run()
        } onGracefulShutdown: {
            shutdown.begin()
        }
    }
}
#endif
