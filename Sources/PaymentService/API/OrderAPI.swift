#if Service
import Hummingbird
import PaymentDispatcher
import Payments
import StrictJSON

/// Everything under `/v1`: reads what is asked, lets the dispatcher do it, writes what came of it.
struct OrderAPI: Sendable {
    let dispatcher: PaymentDispatcher
    let settings: ServiceSettings

    func answer(_ operation: APIOperation, _ request: Request, _ context: DeskContext) async throws -> Response {
        let caller = try settings.keys.caller(by: request.headers[values: .authorization], needing: operation.scope)
        context.notes.note(caller: caller.name)
        guard operation.method == .post else { return try await read(operation, request, context) }
        let body = try await request.bytes(upTo: settings.limits.bodyBytes)
        let call = APICall(operation: operation, request: request, body: body, caller: caller.name)
        let run = IdempotentRun(dispatcher: dispatcher, call: call)
        return try await run.answer { key in try await change(call, context, key: key) }
    }

    private func read(_ operation: APIOperation, _ request: Request, _ context: DeskContext) async throws -> Response {
        var query = try Pairs(query: request.uri.query ?? "")
        switch operation {
        case .listOrders: return try await listOrders(&query)
        case .listEvents: return try await listEvents(&query)
        default: try query.finish()
        }
        let id = try orderID(context)
        switch operation {
        case .readTimeline: return .json(try TimelineDocument(timeline: try await dispatcher.timeline(id)).text())
        case .listMethods:
            let methods = try await dispatcher.methods(for: id)
            return .json(jsonObject([("methods", .array(methods.map(\.json)))]).text)
        case .readBrowserPayment:
            return .json(try await dispatcher.browserPayment(id, at: GatewayID(context.part("gateway"))).text)
        default: return .json(orderDocument(try await dispatcher.order(id)).bytes)
        }
    }

    private func change(_ call: APICall, _ context: DeskContext, key: IdempotencyKey?) async throws -> APIReply {
        switch call.operation {
        case .openOrder:
            let detail = try await dispatcher.open(try call.json(OrderTerms.read))
            context.notes.note(order: detail.id.text)
            return APIReply(status: 201, text: document(detail.record))
        case .redeliverEvents:
            let input = try call.json(RedeliveryInput.read)
            return redelivered(try await dispatcher.redeliver(input.selection, after: input.cursor))
        case .redeliverEvent:
            try call.json(isOptional: true) { (_) throws(InputError) in }
            return redelivered(try await dispatcher.redeliver(.event(EventID(context.part("event")))))
        default: break
        }
        let id = try orderID(context)
        switch call.operation {
        case .startAttempt: return try await startAttempt(id, try call.json(AttemptInput.read), key)
        case .cancelOrder: return try await decide(id, try call.json(isOptional: true, DecisionInput.readCancel), call, key)
        case .decideOrder: return try await decide(id, try call.json(DecisionInput.read), call, key)
        default:
            try call.json(isOptional: true) { (_) throws(InputError) in }
            return APIReply(text: document(try await dispatcher.sync(id).record))
        }
    }

    func document(_ record: OrderRecord) -> String { orderDocument(record).text }

    func orderDocument(_ record: OrderRecord) -> OrderDocument {
        OrderDocument(record: record, publicURL: settings.publicURL)
    }

    /// What cannot be an order's id is no order's.
    private func orderID(_ context: DeskContext) throws(Problem) -> OrderID {
        let text = context.part("order")
        guard (1...64).contains(text.utf8.count) else { throw Problem(.unknownOrder) }
        context.notes.note(order: text)
        return OrderID(text)
    }

    private func redelivered(_ planned: PlannedRedelivery) -> APIReply {
        let answer = jsonObject([("deliveries", .integer(planned.deliveries)), ("next", (planned.next?.text).json)])
        return APIReply(status: 202, text: answer.text)
    }
}
#endif
