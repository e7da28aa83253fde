#if Service
import NIOCore

/// Closes a connection when its time is over. It is moved with every request, so moving it only notes the new time: the one timer finds,
/// when it rings, whether that has come.
final class ConnectionDeadline {
    private var deadline: NIODeadline?
    private var timer: (at: NIODeadline, scheduled: Scheduled<Void>)?

    func set(milliseconds: Int64, _ channel: any Channel) {
        let time = channel.eventLoop.now + .milliseconds(milliseconds)
        deadline = time
        guard timer.map({ $0.at > time }) ?? true else { return }
        timer?.scheduled.cancel()
        ring(at: time, channel)
    }

    func lift() { deadline = nil }

    /// Lets go of the connection.
    func end() {
        deadline = nil
        timer?.scheduled.cancel()
        timer = nil
    }

    private func ring(at time: NIODeadline, _ channel: any Channel) {
        let scheduled = channel.eventLoop.assumeIsolated().scheduleTask(deadline: time) { [weak self] in
            guard let self else { return }
            timer = nil
            guard let deadline else { return }
            if deadline <= channel.eventLoop.now { channel.close(promise: nil) } else { ring(at: deadline, channel) }
        }
        timer = (time, scheduled)
    }
}

@available(*, unavailable)
extension ConnectionDeadline: Sendable {}
#endif
