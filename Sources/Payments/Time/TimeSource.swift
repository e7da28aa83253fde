internal import Glibc

/// Where the present time comes from. Everything that needs "now" takes one, so that tests own the clock.
public protocol TimeSource: Sendable {
    /// What the clock on the wall shows. Somebody may set it.
    func now() -> Timestamp

    /// Milliseconds since some moment in the past, by a clock that nobody sets, so that a jump of the other one can be seen. A source
    /// that nobody sets either may leave this out.
    func steadyMilliseconds() -> Int64
}

extension TimeSource {
    public func steadyMilliseconds() -> Int64 { now().milliseconds }
}

/// The machine's clocks: the one place where real time enters.
public struct SystemTimeSource: TimeSource {
    public init() {}

    public func now() -> Timestamp { Timestamp(milliseconds: Self.milliseconds(CLOCK_REALTIME)) }

    /// Goes on while the machine sleeps; only one that its host stops misses the time.
    public func steadyMilliseconds() -> Int64 { Self.milliseconds(CLOCK_BOOTTIME) }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
