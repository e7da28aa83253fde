#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("A clock that is held against one that nobody sets")
struct ClockWatchTests {
    private static let start: Int64 = 1_767_225_600_000
    private static let hour: Int64 = 3_600_000

    /// A clock, read at a moment, that shows so much too much.
    private func read(_ watch: inout ClockWatch, _ moment: Int64, error: Int64 = 0) -> Int64 {
        watch.time(Timestamp(milliseconds: Self.start + moment + error), 5_000 + moment).milliseconds - Self.start
    }

    @Test("A clock that jumped ahead is believed when it has stood by it for half an hour, and not before")
    func jumpAhead() {
        for error in [ClockWatch.tolerance + 1, Self.hour, 24 * Self.hour] {
            var watch = ClockWatch()
            #expect(read(&watch, 0) == 0)
            for moment in stride(from: Int64(1_000), to: ClockWatch.patience + 1_000, by: 500) {
                #expect(read(&watch, moment, error: error) == moment)
                #expect(watch.ahead == error)
            }
            let later = ClockWatch.patience + 1_000
            #expect(read(&watch, later, error: error) == later + error)
            #expect(watch.ahead == 0)
            #expect(read(&watch, later + 500, error: error) == later + 500 + error)
        }
    }

    @Test("Small steps are believed at once")
    func smallSteps() {
        var watch = ClockWatch()
        for (moment, error) in [(Int64(0), Int64(0)), (1, ClockWatch.tolerance), (2, 0), (3, -ClockWatch.tolerance), (4, 1_000)] {
            #expect(read(&watch, moment, error: error) == moment + error)
            #expect(watch.ahead == 0)
        }
    }

    @Test("A clock that was put right before it was believed leaves no trace")
    func putRight() {
        var watch = ClockWatch()
        _ = read(&watch, 0)
        let before = watch
        for moment in Int64(1)...100 { _ = read(&watch, moment * 1_000, error: 24 * Self.hour) }
        #expect(watch != before)
        #expect(read(&watch, 101_000) == 101_000)
        #expect(watch == before)
    }

    @Test("A clock that is set back is followed at once; set right again soon, it is believed at once, and later after a while")
    func setBack() {
        var watch = ClockWatch()
        _ = read(&watch, 0)
        #expect(read(&watch, 1_000, error: -Self.hour) == 1_000 - Self.hour)
        #expect(read(&watch, 2_000) == 2_000)
        for moment in [3_000, 3_000 + ClockWatch.patience] {
            #expect(read(&watch, moment, error: -Self.hour) == moment - Self.hour)
        }
        let later = 4_000 + ClockWatch.patience
        #expect(read(&watch, later) == later - Self.hour)
        #expect(watch.ahead == Self.hour)
    }

    @Test("A clock that goes on jumping is not believed before it stands by one time")
    func restless() {
        var watch = ClockWatch()
        _ = read(&watch, 0)
        for hour in Int64(1)...48 {
            let moment = hour * ClockWatch.patience / 2
            #expect(read(&watch, moment, error: hour * Self.hour) == moment)
        }
        let end = 25 * ClockWatch.patience
        #expect(read(&watch, end, error: 48 * Self.hour) == end + 48 * Self.hour)
    }

    @Test("Whatever the clock does, the time is never later than it says, nor than what passed until it has stood long enough")
    func property() {
        for seed in UInt64(1)...300 {
            let lots = SeededRandomness(seed: seed)
            func draw(_ limit: UInt64) -> Int64 { Int64(lots.roll() % limit) }
            var watch = ClockWatch()
            var moment: Int64 = 0
            var error: Int64 = 0
            var changed: Int64 = 0
            // The greatest error that was ever there long enough to be believed.
            var believable: Int64 = 0
            _ = read(&watch, 0)
            for _ in 0..<200 {
                moment += draw(600_000)
                if moment - changed >= ClockWatch.patience { believable = max(believable, error) }
                if draw(8) == 0 {
                    let new = (draw(97) - 48) * Self.hour
                    if new != error { changed = moment }
                    error = new
                }
                let told = read(&watch, moment, error: error)
                #expect(told <= moment + error, "seed \(seed)")
                #expect(told <= moment + believable + ClockWatch.tolerance, "seed \(seed)")
            }
        }
    }
}
#endif
