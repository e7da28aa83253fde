#if Service
import HTTPTypes
import Hummingbird
import PaymentDispatcher
import PaymentPages
import Payments

extension PaymentService {
    /// What a payer's page listens to, and where a page hands in what a gateway's browser kit made.
    func addLive(to routes: inout RouteTable) {
        let seats = StreamSeats(limit: settings.limits.streams)
        routes.on(.get, CrossOrigin.events) { _, context in
            let (_, detail) = try await order(of: context)
            guard let seat = seats.seat(for: detail.id) else { throw Problem(.overloaded, retryAfterSeconds: 5) }
            // Listening begins before the state is read, so that no change falls between the two.
            let changes = dispatcher.changes(of: detail.id)
            let current = try await dispatcher.detail(detail.id).snapshot
            return StatusStream(current: current, changes: changes, seat: seat).response
        }
        routes.on(.get, CrossOrigin.status) { _, context in
            .json(CheckoutStatus(try await order(of: context).detail.snapshot).jsonText)
        }
        routes.on(.options, CrossOrigin.adopt) { _, _ in Response(status: .noContent, headers: CrossOrigin.permission) }
        routes.on(.post, CrossOrigin.adopt) { request, context in
            let body = try await request.bytes(upTo: settings.limits.bodyBytes)
            let (gateway, number) = try request.json(body) { reader throws(InputError) in
                (GatewayID(try reader.text("gateway")), GatewayNumber(try reader.text("number")))
            }
            let isPlain = number.text.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
            guard number.text.utf8.count <= 64, isPlain else { throw Problem(.invalidField, field: "number") }
            let (token, _) = try await order(of: context)
            let detail = try await dispatcher.adopt(number, at: gateway, token: token)
            return .json(CheckoutStatus(detail.snapshot).jsonText)
        }
    }
}
#endif
