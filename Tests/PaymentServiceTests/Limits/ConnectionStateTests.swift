#if Service
import Testing

@testable import PaymentService

@Suite("What one connection may do")
struct ConnectionStateTests {
    @Test("Only so many requests wait for answers at once")
    func pipelining() {
        var state = ConnectionState()
        let first = state.beginRequest(pipelined: 2)
        let second = state.beginRequest(pipelined: 2)
        let third = state.beginRequest(pipelined: 2)
        #expect(first && second && !third)
        let isLast = state.endResponse()
        let fourth = state.beginRequest(pipelined: 2)
        #expect(!isLast && fourth)
    }

    @Test("One piece past the limit is seen, what follows is not, and the answer is the last")
    func cutting() {
        var state = ConnectionState()
        _ = state.beginRequest(pipelined: 1)
        let within = state.take(10, limit: 10)
        #expect(within && !state.isCut)
        let past = state.take(1, limit: 10)
        let beyond = state.take(1, limit: 10)
        #expect(past && state.isCut && !beyond && !state.isUnheard)
        let isLast = state.endResponse()
        let again = state.beginRequest(pipelined: 1)
        let isSeen = state.endRequest()
        #expect(isLast && !again && !isSeen)
    }

    @Test("Bodies are counted one by one")
    func bodies() {
        var state = ConnectionState()
        for _ in 0..<3 {
            _ = state.beginRequest(pipelined: 1)
            let isTaken = state.take(10, limit: 10)
            #expect(isTaken && !state.isCut)
            let isLast = state.endResponse()
            #expect(!isLast)
        }
    }

    @Test("Who is sent away is told once")
    func refusals() {
        var state = ConnectionState()
        let first = state.beginRefusal()
        let second = state.beginRefusal()
        let body = state.take(1, limit: 10)
        #expect(first && !second && !body)
    }
}
#endif
