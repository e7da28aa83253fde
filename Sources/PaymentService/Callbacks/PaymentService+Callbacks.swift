#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import PaymentDispatcher
import Payments

extension PaymentService {
    /// Where gateways' servers post. Which gateway it is stands in the path; who it really was, the adapter finds out.
    func addCallbacks(to routes: inout RouteTable) {
        for path in ["/callbacks/:gateway", "/callbacks/:gateway/:token"] {
            routes.on(.post, path) { request, context in
                let body = try await request.bytes(upTo: settings.limits.bodyBytes)
                let callback = Callback(.server, body: body, contentType: request.headers[.contentType])
                let token = context.part("token")
                let receipt = await dispatcher.receive(
                    callback, from: GatewayID(context.part("gateway")), token: token.isEmpty ? nil : OrderToken(token))
                if let order = receipt.order { context.notes.note(order: order.text) }
                // What is not known is acknowledged like what is, so the status does not tell.
                if receipt.outcome == .unknown { context.notes.noteThatItLedToNothing() }
                return Response(receipt)
            }
        }
    }
}

extension Response {
    /// Byte for byte what the gateway expects.
    init(_ receipt: CallbackReceipt) {
        self.init(
            status: HTTPResponse.Status(code: receipt.answer.status), headers: [.contentType: receipt.answer.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: receipt.answer.body)))
        if let seconds = receipt.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
    }
}
#endif
