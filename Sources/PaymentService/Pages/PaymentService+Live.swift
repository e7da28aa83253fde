#if Service
import HTTPTypes
import Hummingbird
import PaymentDispatcher
import PaymentPages
import Payments

extension PaymentService {
    /// What a payer's page listens to, and where a page hands in what a gateway's browser kit made.
    func addLive(to routes: inout RouteTable) {
        let seats = AdmissionGate(limit: settings.limits.streams)
        routes.on(.get, "/checkout/:token/events") { _, context in
            let (_, detail) = try await order(of: context)
            guard let seat = StreamSeat(seats) else { throw Problem(.overloaded, retryAfterSeconds: 5) }
            // Listening begins before the state is read, so that no change falls between the two.
            let changes = dispatcher.changes(of: detail.id)
            let current = try await dispatcher.detail(detail.id).snapshot
            return StatusStream(current: current, changes: changes, seat: seat).response
        }
        routes.on(.get, "/checkout/:token/status") { _, context in
            .json(CheckoutStatus(try await order(of: context).detail.snapshot).jsonText)
        }
        routes.on(.options, "/checkout/:token/adopt") { _, _ in Response(status: .noContent, headers: Self.anyOrigin) }
        routes.on(.post, "/checkout/:token/adopt") { request, context in
            let body = try await request.bytes(upTo: settings.limits.bodyBytes)
            let (gateway, number) = try request.json(body) { reader throws(InputError) in
                (GatewayID(try reader.text("gateway")), GatewayNumber(try reader.text("number")))
            }
            let isPlain = number.text.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
            guard number.text.utf8.count <= 64, isPlain else { throw Problem(.invalidField, field: "number") }
            let (token, _) = try await order(of: context)
            let detail = try await dispatcher.adopt(number, at: gateway, token: token)
            var response = Response.json(CheckoutStatus(detail.snapshot).jsonText)
            response.headers.append(contentsOf: Self.anyOrigin)
            return response
        }
    }

    /// The shop's own page calls it. The token in the address is what permits it; no cookie takes part.
    private static var anyOrigin: HTTPFields {
        [
            .accessControlAllowOrigin: "*", .accessControlAllowMethods: "POST", .accessControlAllowHeaders: "Content-Type",
            .accessControlMaxAge: "600",
        ]
    }
}
#endif
