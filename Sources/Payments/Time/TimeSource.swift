internal import Glibc

/// Where the present time comes from. Everything that needs "now" takes one, so that tests own the clock.
public protocol TimeSource: Sendable {
    func now() -> Timestamp
}

/// The machine's wall clock: the one place where real time enters.
public struct SystemTimeSource: TimeSource {
    public init() {}

    public func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
