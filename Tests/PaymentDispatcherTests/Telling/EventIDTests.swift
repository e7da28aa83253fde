#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite struct EventIDTests {
    @Test(
        "An event's id names its order and its sequence, without a dot",
        arguments: ["o-1", "A", "2026.01:shop_x-y", "訂單", "~~~???"])
    func reversible(order: String) throws {
        let id = EventID(order: OrderID(order), sequence: 12)
        #expect(!id.text.contains("."))
        #expect(id.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F && $0 != 0x2B && $0 != 0x3D })
        let event = try #require(id.event)
        #expect(event.order == OrderID(order))
        #expect(event.sequence == 12)
    }

    @Test("The spelling is fixed")
    func spelling() {
        #expect(EventID(order: "o-1", sequence: 3).text == "evt_by0x-3")
        #expect(EventID(order: "~~~???", sequence: 3).text == "evt_fn5-Pz8_-3")
    }

    @Test(
        "Another text names nothing",
        arguments: [
            "", "evt_", "evt_by0x", "evt_by0x-", "evt_by0x-03", "evt_by0x-+3", "evt_by0x-x", "by0x-3", "evt_by0x=-3",
            "evt_by0y3-3", "evt_gICA-1",
        ])
    func others(text: String) {
        #expect(EventID(text).event == nil)
    }
}
#endif
