#if Service
import PaymentDispatcher
import Payments

extension Redelivery {
    /// The body of `POST /v1/events/redeliver`: an order, or a span of time.
    static func read(_ reader: inout FieldReader) throws(InputError) -> Redelivery {
        if let order = try reader.optionalText("order") { return .order(OrderID(order)) }
        return .time(from: try reader.requiredTime("from"), before: try reader.requiredTime("before"))
    }
}
#endif
