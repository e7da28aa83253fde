#if Service
import HTTPTypes
import Hummingbird
import PaymentDispatcher
import PaymentForms
import PaymentPages
import Payments

extension PaymentService {
    /// The payer's pages. The token in the address is all that it takes, and it opens one order.
    func addCheckout(to routes: inout RouteTable) {
        routes.page(.get, "/checkout/:token") { page, context in try await checkout(page, context) }
        routes.page(.get, "/checkout/:token/pay") { page, context in
            // A browser that is woken, or whose address line is used again, gets what it once posted to.
            let (token, detail) = try await order(of: context)
            return .seeOther(PagePath.checkout(token, language: page.language(of: detail.terms.language)).text)
        }
        routes.page(.post, "/checkout/:token/pay") { page, context in try await pay(page, context) }
        for asset in PageAssets.all {
            routes.on(.get, "/assets/\(asset.name)") { request, _ in
                let held = request.headers[.ifNoneMatch]?.split(separator: ",").contains {
                    $0.filter { $0 != " " } == asset.entityTag
                }
                guard held != true else { return Response(status: .notModified, headers: [.eTag: asset.entityTag]) }
                return Response(asset)
            }
        }
    }

    /// - Throws: ``DispatcherError/unknownOrder`` for what is no order's token.
    func order(of context: DeskContext) async throws -> (token: OrderToken, detail: OrderDetail) {
        let token = OrderToken(context.part("token"))
        guard (1...255).contains(token.text.utf8.count) else { throw DispatcherError.unknownOrder }
        let detail = try await dispatcher.detail(token: token)
        context.notes.note(order: detail.id.text)
        return (token, detail)
    }

    private func checkout(_ page: PageRequest, _ context: DeskContext) async throws -> Response {
        let (token, detail) = try await order(of: context)
        let isUsedUp = detail.hasUsedUpAttempts && detail.state.status.isWaiting
        let model = CheckoutModel(
            token: token, order: detail.record.order, snapshot: detail.snapshot, description: detail.terms.description,
            merchant: settings.shopName,
            methods: dispatcher.methods(for: detail).map { CheckoutMethod(gateway: $0.gateway, method: $0.method) },
            called: dispatcher.calledAttempts(of: detail.record.order), returnURL: detail.terms.returnURL,
            notice: isUsedUp ? .usedUp : page[CheckoutNotice.parameter].flatMap(CheckoutNotice.init),
            now: dispatcher.now)
        return Response(CheckoutPage(model: model, language: page.language(of: detail.terms.language)))
    }

    private func pay(_ page: PageRequest, _ context: DeskContext) async throws -> Response {
        let (token, detail) = try await order(of: context)
        var form = try await page.form(upTo: settings.limits.bodyBytes)
        let gateway = GatewayID(try form.required("gateway"))
        let method = PaymentMethod(try form.required("method"))
        try form.finish()
        let language = page.language(of: detail.terms.language)
        do throws(DispatcherError) {
            let choice = PaymentChoice(method: method, language: language.tag)
            let attempt = try await dispatcher.pay(detail.id, through: gateway, choice)
            if case .form(let form)? = attempt.instructions, let posting = Self.selfPosting(form, language) {
                return Response(posting)
            }
            return .seeOther(PagePath.checkout(token, language: language).text)
        } catch {
            return .seeOther(PagePath.checkout(token, language: language, notice: try Self.notice(error)).text)
        }
    }

    private static func selfPosting(_ form: PaymentInstructions.FormPost, _ language: PageLanguage) -> SelfPostingPage? {
        try? SelfPostingPage(form: form, language: language, nonce: .random())
    }

    /// What the payer is told; what no other choice of theirs would mend is thrown on.
    private static func notice(_ error: DispatcherError) throws(DispatcherError) -> CheckoutNotice {
        switch error {
        case .refused, .gateway, .overloaded: .unavailable
        case .conflict(.attemptsUsedUp): .usedUp
        case .conflict: .closed
        case .tooMany: .busy
        case .invalid, .unknownGateway: .notOffered
        case .unknownOrder, .unknownEvent, .foreign, .store: throw error
        }
    }
}
#endif
