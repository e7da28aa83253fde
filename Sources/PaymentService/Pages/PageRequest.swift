#if Service
import HTTPTypes
import Hummingbird
import PaymentForms
import PaymentPages
import Payments

/// A browser's request for a page. What stands in its address without meaning anything is overheard: people's links pick things up.
struct PageRequest {
    let request: Request
    let parameters: [(name: String, value: String)]

    init(_ request: Request) {
        self.request = request
        parameters = (request.uri.query ?? "").split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = PercentText.decoded(parts[0], plusIsBlank: true),
                let value = PercentText.decoded(parts[1], plusIsBlank: true)
            else { return nil }
            return (name, value)
        }
    }

    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    func language(of order: String? = nil) -> PageLanguage {
        .chosen(query: self[PageLanguage.parameter], order: order, acceptLanguage: request.headers[.acceptLanguage])
    }

    /// A posted form.
    /// - Throws: ``Problem`` when another site's page posted it, or it is no form.
    func form(upTo limit: Int) async throws -> Pairs {
        // Browsers say who made them send it; who is no browser has no session to be abused.
        if let site = request.headers[.secFetchSite], !["same-origin", "none"].contains(site) { throw Problem(.forbidden) }
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw Problem(.unsupportedMediaType) }
        let bytes = try await request.bytes(upTo: limit)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem(.malformedRequest) }
        return try Pairs(text)
    }
}

extension HTTPField.Name {
    static let secFetchSite = known("Sec-Fetch-Site")
}

extension MessagePage.Kind {
    init(_ problem: Problem) {
        switch problem.code.status {
        case 404: self = .notFound
        case 405: self = .methodNotAllowed
        case 413: self = .tooLarge
        case 429: self = .tooMany
        case 500...: self = .unavailable
        default: self = .badRequest
        }
    }
}

extension RouteTable {
    /// A route for people: what goes wrong is said on a page.
    mutating func page(
        _ method: HTTPTypes.HTTPRequest.Method, _ path: String,
        _ answer: @escaping @Sendable (PageRequest, DeskContext) async throws -> Response
    ) {
        on(method, path) { request, context in
            let page = PageRequest(request)
            do {
                return try await answer(page, context)
            } catch {
                let problem = Problem(error)
                // What nobody foresaw is reported where all of that is.
                if problem.code == .internalError { throw error }
                let kind = MessagePage.Kind(problem)
                let message = MessagePage(
                    kind, language: page.language(), again: Self.checkout(kind, of: context, page.language()))
                var response = Response(message, status: message.status)
                if let seconds = problem.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
                return response
            }
        }
    }

    /// Where a payer goes on from a failure: to the checkout that they came from, unless there is none.
    private static func checkout(_ kind: MessagePage.Kind, of context: DeskContext, _ language: PageLanguage) -> PagePath? {
        let token = context.part("token")
        guard kind != .notFound, !token.isEmpty else { return nil }
        return .checkout(OrderToken(token), language: language)
    }
}
#endif
