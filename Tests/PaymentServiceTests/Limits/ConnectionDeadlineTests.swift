#if Service
import NIOCore
import NIOEmbedded
import Testing

@testable import PaymentService

@Suite("A connection's deadline")
struct ConnectionDeadlineTests {
    private let channel = EmbeddedChannel()
    private let deadline = ConnectionDeadline()

    private var isOpen: Bool { channel.isActive }

    init() throws { try channel.connect(to: SocketAddress(unixDomainSocketPath: "/desk")).wait() }

    private func pass(_ milliseconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .milliseconds(milliseconds)) }

    @Test("It closes when its time has come, and not before")
    func closes() {
        deadline.set(milliseconds: 100, channel)
        pass(99)
        #expect(isOpen)
        pass(1)
        #expect(!isOpen)
    }

    @Test("Moved on, it closes at the new time")
    func later() {
        deadline.set(milliseconds: 100, channel)
        pass(60)
        deadline.set(milliseconds: 100, channel)
        pass(60)
        deadline.set(milliseconds: 100, channel)
        pass(99)
        #expect(isOpen)
        pass(1)
        #expect(!isOpen)
    }

    @Test("Moved forward, it closes at the earlier time")
    func earlier() {
        deadline.set(milliseconds: 1_000, channel)
        deadline.set(milliseconds: 10, channel)
        pass(9)
        #expect(isOpen)
        pass(1)
        #expect(!isOpen)
    }

    @Test("Lifted, it closes nothing, and may be set again")
    func lifted() {
        deadline.set(milliseconds: 100, channel)
        deadline.lift()
        pass(1_000)
        #expect(isOpen)
        deadline.set(milliseconds: 100, channel)
        pass(50)
        deadline.lift()
        deadline.set(milliseconds: 100, channel)
        pass(99)
        #expect(isOpen)
        pass(1)
        #expect(!isOpen)
    }

    @Test("Ended, it closes nothing")
    func ended() {
        deadline.set(milliseconds: 100, channel)
        deadline.end()
        pass(1_000)
        #expect(isOpen)
    }
}
#endif
