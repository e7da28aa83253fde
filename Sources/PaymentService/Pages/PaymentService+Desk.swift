#if Service
import HTTPTypes
import Hummingbird
import PaymentDispatcher
import PaymentPages
import Payments

extension PaymentService {
    private static let ordersOnAPage = 50

    /// The operator's pages. They only show; who changes something uses the API and its keys.
    func addDesk(to routes: inout RouteTable) {
        let sessions = DeskSessions(keys: settings.keys, time: time, isSecure: settings.publicURL?.scheme == .https)
        routes.page(.get, "/desk") { page, context in
            try await signedIn(page, context, sessions) { try await orders(page) }
        }
        routes.page(.get, "/desk/orders/:order") { page, context in
            try await signedIn(page, context, sessions) { try await timeline(page, context) }
        }
        routes.page(.get, "/desk/sign-in") { page, _ in
            Response(DeskSignInPage(next: page["next"], language: page.language()))
        }
        routes.page(.post, "/desk/sign-in") { page, _ in
            var form = try await page.form(upTo: settings.limits.bodyBytes)
            let key = form.text("key") ?? ""
            let next = PagePath.deskPath(form.text("next"))
            try form.finish()
            guard let cookie = sessions.begin(with: key) else {
                return Response(DeskSignInPage(problem: .refused, next: next, language: page.language()), status: 403)
            }
            var response = Response.seeOther(next)
            response.headers[.setCookie] = cookie
            return response
        }
        routes.page(.post, "/desk/sign-out") { page, _ in
            try await page.form(upTo: settings.limits.bodyBytes).finish()
            var response = Response.seeOther(PagePath.signIn(language: page.language()).text)
            response.headers[.setCookie] = sessions.ended
            return response
        }
    }

    private func signedIn(
        _ page: PageRequest, _ context: DeskContext, _ sessions: DeskSessions, _ answer: () async throws -> Response
    ) async throws -> Response {
        guard let caller = sessions.caller(cookies: page.request.headers[.cookie]) else {
            let next = PagePath.deskPath(page.request.uri.string)
            return .seeOther(PagePath.signIn(next: next, language: page.language()).text)
        }
        context.notes.note(caller: caller.name)
        return try await answer()
    }

    private func orders(_ page: PageRequest) async throws -> Response {
        let query = DeskQuery(parameters: page.parameters)
        let found = try await dispatcher.orders(query.filter, after: query.cursor, limit: Self.ordersOnAPage)
        return Response(
            DeskOrdersPage(
                model: DeskOrdersModel(query: query, page: found, gateways: dispatcher.gateways), language: page.language()))
    }

    private func timeline(_ page: PageRequest, _ context: DeskContext) async throws -> Response {
        let id = OrderID(context.part("order"))
        guard (1...64).contains(id.text.utf8.count) else { throw DispatcherError.unknownOrder }
        let timeline = try await dispatcher.timeline(id)
        let detail = timeline.detail
        context.notes.note(order: detail.id.text)
        let model = DeskOrderModel(
            order: detail.record.order, snapshot: detail.snapshot, description: detail.terms.description,
            payerEmail: detail.terms.payerEmail, returnURL: detail.terms.returnURL, metadata: detail.terms.metadata,
            token: detail.token, createdAt: detail.record.createdAt, journal: timeline.journal, work: timeline.work,
            now: dispatcher.now)
        return Response(DeskOrderPage(model: model, language: page.language()))
    }
}
#endif
