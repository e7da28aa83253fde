#if Service
import HTTPTypes
import NIOCore
import NIOHTTP1
import PaymentDispatcher
import Payments

/// Answers `GET /v1/orders/{order}`, which callers ask most, on the thread that read the request: without router, span and task, which
/// together cost more than the answer.
///
/// Only a plain question with a plain answer is answered here, as the router would answer it. Whatever else it is (another path, a key
/// that is none, an order that nobody knows, a store that fails or must wait) is left to the router, which says what is the matter.
struct PromptReads: Sendable {
    /// As the router names it.
    static let route = "/v1/orders/{order}"
    private static let path = "/v1/orders/"

    let api: OrderAPI
    let frame: RequestFrame

    func answer(_ request: WholeRequest) -> WholeAnswer? {
        let head = request.head
        guard head.method == .GET, let order = Self.order(in: head.uri), frame.gate.enter() else { return nil }
        defer { frame.gate.leave() }
        let asked = AskedRequest(.get)
        let scope = APIOperation.readOrder.scope
        guard let caller = try? api.settings.keys.caller(by: head.headers["Authorization"], needing: scope),
            let record = api.dispatcher.orderAtOnce(OrderID(order))
        else { return nil }
        let body = ByteBuffer(bytes: api.orderDocument(record).bytes)
        frame.record(asked, route: Self.route, status: 200, RequestNotes.State(caller: caller.name, order: order))
        return WholeAnswer(.ok, RequestFrame.json(asked), body: body)
    }

    /// The order's id, where the path is plain: nothing behind it, and nothing in it that might mean something else.
    static func order(in path: String) -> String? {
        guard path.hasPrefix(Self.path) else { return nil }
        let id = path.utf8.dropFirst(Self.path.utf8.count)
        guard (1...64).contains(id.count), id.first?.isLetterOrDigit == true, id.allSatisfy(isPlain) else { return nil }
        return String(Substring(id))
    }

    /// What the name of an order may have besides.
    private static let punctuation = Array("-_.:".utf8)

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || Self.punctuation.contains(byte)
    }
}
#endif
