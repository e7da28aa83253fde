#if Dispatcher
internal import Payments

/// What must be true of one order. What is not named is not looked at.
struct OrderExpectation: Sendable {
    var status: OrderStatus?
    var received: Money?
    var refunded: Money?
    var refundStatus: RefundStatus?
    /// Every reason, each once; an empty list means none.
    var attention: [Attention.Reason]?
    var flags: [Flag]?
    /// Names of all events so far, in order, without `order.`.
    var events: [String]?
    /// Things happen at once, so the events may come in more than one order.
    var eventsVary = false
    /// The attempt that paid, by its name in the scenario.
    var settledBy: String?
    /// States of attempts, by their names in the scenario.
    var attempts: [(name: String, status: AttemptStatus)] = []
    /// Tokens in hand, `9.24 USDT`; an empty list means none.
    var tokens: [String]?

    enum Flag: String, Sendable, Hashable, CaseIterable {
        case late, short, over, twice, unknown
    }

    /// - Throws: `InputError` naming the field.
    init(_ reader: inout FieldReader) throws(InputError) {
        status = try reader.word("status", of: OrderStatus.self)
        received = try reader.amount("received")
        refunded = try reader.amount("refunded")
        refundStatus = try reader.word("refundStatus", of: RefundStatus.self)
        attention = try reader.words("attention", of: Attention.Reason.self)
        flags = try reader.words("flags", of: Flag.self)
        events = try reader.texts("events")
        eventsVary = try reader.flag("eventsVary") ?? false
        settledBy = try reader.optionalText("settledBy")
        tokens = try reader.texts("tokens")
        attempts = try reader.textTable("attempts").map { entry throws(InputError) in
            guard let status = AttemptStatus(rawValue: entry.value) else {
                throw reader.invalid("attempts", "an object of attempts' states")
            }
            return (name: entry.name, status: status)
        }
    }
}
#endif
