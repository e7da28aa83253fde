#if Service
import PaymentDispatcher
import Payments

/// The body of `POST /v1/events/redeliver`: an order, or a span of time; and where the last call ended.
struct RedeliveryInput {
    let selection: Redelivery
    let cursor: PageCursor?

    static func read(_ reader: inout FieldReader) throws(InputError) -> RedeliveryInput {
        let cursor = try reader.optionalText("cursor").map { PageCursor($0) }
        if let order = try reader.optionalText("order") {
            return RedeliveryInput(selection: .order(OrderID(order)), cursor: cursor)
        }
        let span = Redelivery.time(from: try reader.requiredTime("from"), before: try reader.requiredTime("before"))
        return RedeliveryInput(selection: span, cursor: cursor)
    }
}
#endif
