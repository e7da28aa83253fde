#if Service
import Payments
import Testing

@testable import PaymentService

@Suite("The date of answers")
struct DateLineTests {
    static let known: [(second: Int64, text: String)] = [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"), (1_767_225_600, "Thu, 01 Jan 2026 00:00:00 GMT"),
    ]

    @Test("It is written as HTTP wants it", arguments: known.map(\.second))
    func texts(_ second: Int64) throws {
        #expect(try DateLine.text(second) == required(Self.known.first { $0.second == second }?.text))
    }

    @Test("It goes with the clock, forwards and back")
    func goesOn() {
        let time = MovableTime(Desk.opening)
        let dates = DateLine(time)
        #expect(dates.text == "Thu, 01 Jan 2026 00:00:00 GMT" && dates.text == "Thu, 01 Jan 2026 00:00:00 GMT")
        time.pass(seconds: 1)
        #expect(dates.text == "Thu, 01 Jan 2026 00:00:01 GMT")
        time.pass(seconds: -2)
        #expect(dates.text == "Wed, 31 Dec 2025 23:59:59 GMT")
    }
}
#endif
