#if Service
import HTTPTypes
import Hummingbird
import PaymentDispatcher
import PaymentPages
import Payments

extension PaymentService {
    /// Where gateways send payers' browsers back to. What a browser brings may be old: it shows the payer their order and settles nothing.
    func addReturn(to routes: inout RouteTable) {
        for method in [HTTPTypes.HTTPRequest.Method.get, .post] {
            routes.page(method, "/return/:gateway") { page, context in
                let body = try await page.request.bytes(upTo: settings.limits.bodyBytes)
                let callback = Callback(.browserReturn, body: body, contentType: page.request.headers[.contentType])
                let receipt = await dispatcher.receive(callback, from: GatewayID(context.part("gateway")))
                guard let order = receipt.order else { return Self.page(receipt, page) }
                context.notes.note(order: order.text)
                let detail = try await dispatcher.detail(order)
                guard let token = detail.token else { return Self.page(receipt, page) }
                return .seeOther(PagePath.checkout(token, language: page.language(of: detail.terms.language)).text)
            }
        }
    }

    /// For a payer whose order is not known from what they brought.
    private static func page(_ receipt: CallbackReceipt, _ page: PageRequest) -> Response {
        let unreadable = MessagePage(.unreadableReturn, language: page.language())
        switch receipt.outcome {
        case .failed, .shed:
            let message = MessagePage(.unavailable, language: page.language())
            return Response(message, status: message.status)
        case .rejected: return Response(unreadable, status: unreadable.status)
        // It can be read, and there is nothing here to lead to; its payer may have paid all the same.
        case .stored, .repetition, .hinted, .unrelated, .unknown: return Response(unreadable, status: 404)
        }
    }
}
#endif
