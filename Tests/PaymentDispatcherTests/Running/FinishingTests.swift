#if Dispatcher
import Synchronization
import Testing

@testable import PaymentDispatcher

@Suite("Work under way when the desk ends")
struct FinishingTests {
    @Test("It goes on for as long as is left at that moment, and is cancelled then")
    func limit() async {
        let sleeper = Recorder()
        let work = Task {
            await finishing(within: { 700 }, sleeper) {
                while !Task.isCancelled { await Task.yield() }
            }
        }
        work.cancel()
        await work.value
        #expect(sleeper.asked == [700])
    }

    private final class Recorder: Sleeper {
        private let recorded = Mutex<[Int64]>([])

        var asked: [Int64] { recorded.withLock { $0 } }

        func sleep(milliseconds: Int64) async -> Bool {
            recorded.withLock { $0.append(milliseconds) }
            return true
        }
    }
}
#endif
