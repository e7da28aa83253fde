#if Dispatcher
import Payments

/// Holds the clock on the wall against one that nobody sets. Pure.
///
/// A clock that is suddenly ahead would call orders expired whose time is not over. Until it has stood by its new time for a while, what
/// counts is the time that passed. A clock that is set back is followed at once: nothing ends too early by it.
struct ClockWatch: Sendable, Equatable {
    /// Honest clocks are put right by less, in milliseconds.
    static let tolerance: Int64 = 120_000
    /// A time that stands for so long is believed, in milliseconds: the machine was stopped, or its clock had been wrong before.
    static let patience: Int64 = 1_800_000

    private struct Disagreement: Sendable, Equatable {
        var offset: Int64
        var since: Int64
    }

    /// The wall clock less the steady one, when it was believed.
    private var offset: Int64?
    private var disagreement: Disagreement?

    /// How far the wall clock is ahead of what it is believed, in milliseconds.
    var ahead: Int64 {
        guard let offset, let disagreement else { return 0 }
        return max(disagreement.offset - offset, 0)
    }

    /// How far the wall clock fell back behind what it was believed to show, in milliseconds, until that is believed for long enough.
    var behind: Int64 {
        guard let offset, let disagreement else { return 0 }
        return max(offset - disagreement.offset, 0)
    }

    /// - Parameters:
    ///   - wall: what the wall clock shows.
    ///   - steady: milliseconds on the clock that nobody sets, at the same moment.
    /// - Returns: what time it is; never later than the wall clock says.
    mutating func time(_ wall: Timestamp, _ steady: Int64) -> Timestamp {
        let found = wall.milliseconds - steady
        guard let believed = offset, !Self.isNear(found, believed) else {
            offset = offset ?? found
            disagreement = nil
            return wall
        }
        guard let present = disagreement, Self.isNear(found, present.offset) else {
            disagreement = Disagreement(offset: found, since: steady)
            return min(wall, Timestamp(milliseconds: steady + believed))
        }
        guard steady - present.since < Self.patience else {
            offset = found
            disagreement = nil
            return wall
        }
        return min(wall, Timestamp(milliseconds: steady + believed))
    }

    private static func isNear(_ left: Int64, _ right: Int64) -> Bool { abs(left - right) <= tolerance }
}
#endif
