#if CommandLineTool && Service && SQLite && Transport
import Payments
import Testing

@testable import paydesk

@Suite("How long a shutdown takes")
struct ShutdownTimeTests {
    @Test(
        "What the server took is not there for the work behind it: together they are done within five seconds",
        arguments: [(0, 3_000), (1, 3_000), (2, 2_500), (4, 500), (5, 0), (60, 0)] as [(Int64, Int64)])
    func left(_ seconds: Int64, _ milliseconds: Int64) {
        let time = MovableTime(Timestamp(seconds: 1_000))
        let shutdown = ShutdownTime(time)
        #expect(shutdown.leftForWork() == 3_000, "ended by something else")
        shutdown.begin()
        time.pass(seconds: seconds)
        shutdown.begin()
        #expect(shutdown.leftForWork() == milliseconds)
        #expect(ShutdownTime.most < .seconds(5))
    }
}
#endif
