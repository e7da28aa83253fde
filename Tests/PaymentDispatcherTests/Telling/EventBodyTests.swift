#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct EventBodyTests {
    private func paid() throws -> StoredEvent {
        let due = try #require(Money("300", "TWD"))
        var history = OrderHistory(Order(id: "o-1", due: due, deadline: Timestamp(seconds: 2_000)))
        let event = history.add(Attempt(number: "A1", gateway: "bank", amount: due), at: Timestamp(milliseconds: 1_000_500))
        return StoredEvent(try #require(event))
    }

    @Test("The body says what, when, about which order, the how-manieth, and how everything stands")
    func body() throws {
        let event = try paid()
        let bytes = try #require(EventBody.bytes(of: event))
        let snapshot = event.body.split(separator: #""snapshot":"#, maxSplits: 1).last.map { $0.dropLast() } ?? ""
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"type":"order.updated","timestamp":"1970-01-01T00:16:40.500Z","data":{"id":"evt_by0x-1","order":"o-1",\
                "sequence":1,"snapshot":\(snapshot)}}
                """)
    }

    @Test("What cannot be read has no body", arguments: ["", "{}", "[]", #"{"snapshot""#])
    func unreadable(text: String) throws {
        var event = try paid()
        event.body = text
        #expect(EventBody.bytes(of: event) == nil)
    }
}
#endif
