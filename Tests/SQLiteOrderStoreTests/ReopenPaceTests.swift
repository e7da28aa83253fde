#if SQLite
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("How soon a file is opened anew")
struct ReopenPaceTests {
    private let start = ContinuousClock.now

    private func after(milliseconds: Int) -> ContinuousClock.Instant { start.advanced(by: .milliseconds(milliseconds)) }

    /// Failed so many times in a row, each time with the number as its reason.
    private func failed(_ times: Int) -> ReopenPace {
        var pace = ReopenPace()
        for number in 1...times { pace.fail(StoreRefusal(.unavailable(retryAfterSeconds: number)), at: start) }
        return pace
    }

    private func refusal(_ pace: ReopenPace, at now: ContinuousClock.Instant) -> OrderStoreError.Kind? {
        (pace.refusal(at: now) as? StoreRefusal)?.kind
    }

    @Test("What never failed is tried at once, and so is what failed once or twice")
    func prompt() {
        #expect(ReopenPace().refusal(at: start) == nil)
        for times in 1...2 { #expect(failed(times).refusal(at: start) == nil, "\(times)") }
    }

    @Test("From the third failure on it is refused for a second, with the reason of the last", arguments: 3...5)
    func pause(_ times: Int) {
        let pace = failed(times)
        for milliseconds in [0, 999] {
            #expect(refusal(pace, at: after(milliseconds: milliseconds)) == .unavailable(retryAfterSeconds: times))
        }
        #expect(pace.refusal(at: after(milliseconds: 1_000)) == nil)
    }

    @Test("A try after the pause that fails too is followed by a pause from its own end")
    func nextPause() {
        var pace = failed(3)
        pace.fail(StoreRefusal(.full), at: after(milliseconds: 1_500))
        #expect(refusal(pace, at: after(milliseconds: 2_499)) == .full)
        #expect(pace.refusal(at: after(milliseconds: 2_500)) == nil)
    }

    @Test("After a success failures are counted from the beginning")
    func success() {
        var pace = failed(3)
        pace.succeed()
        #expect(pace.refusal(at: start) == nil)
        for _ in 1...2 { pace.fail(StoreRefusal(.full), at: start) }
        #expect(pace.refusal(at: start) == nil)
        pace.fail(StoreRefusal(.full), at: start)
        #expect(refusal(pace, at: start) == .full)
    }
}
#endif
