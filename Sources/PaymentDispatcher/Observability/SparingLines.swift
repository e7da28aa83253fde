#if Dispatcher
internal import Payments
internal import Synchronization

/// Lines that would come many times a second for as long as something is broken: each is written once a minute at most, with how many there
/// were. What is broken must not fill the log, too.
final class SparingLines: Sendable {
    private struct Line {
        var last: Timestamp
        /// Not written since then.
        var untold = 0
    }

    private static let secondsBetween: Int64 = 60

    private let lines = Mutex<[[String]: Line]>([:])

    /// - Parameter line: what makes it the same line as another, in codes of which there are few.
    /// - Returns: how many there were since the last that was written, this one among them; `nil` when that was a moment ago.
    func count(_ line: [String], at now: Timestamp) -> Int? {
        lines.withLock { lines in
            let known = lines[line]
            // A clock that was set back silences nobody.
            if var known, now >= known.last, now < known.last.adding(seconds: Self.secondsBetween) {
                known.untold += 1
                lines[line] = known
                return nil
            }
            lines[line] = Line(last: now)
            return (known?.untold ?? 0) + 1
        }
    }
}
#endif
