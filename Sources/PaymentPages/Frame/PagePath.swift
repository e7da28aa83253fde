public import PaymentForms
public import Payments

/// Where the pages are, and what a server that shows them must do. The pages are values; this is their contract with a server.
///
/// | Request | Answer |
/// |---|---|
/// | `GET /checkout/{token}` | ``CheckoutPage``; ``MessagePage`` `.notFound` with 404 for an unknown token. `?lang=` and `?notice=` are read by `PageLanguage.chosen(query:order:acceptLanguage:)` and ``CheckoutNotice``; a notice is said where it still holds, and the page's script takes it out of the address |
/// | `GET /checkout/{token}/pay` | 303 to ``checkout(_:language:notice:)``: browsers ask for the address again that they posted to |
/// | `POST /checkout/{token}/pay`, form fields `gateway` and `method`, `?lang=` | starts an attempt. A form to post on: `SelfPostingPage` with its own headers, 200. Anything else, also a refusal and an unknown outcome: 303 to ``checkout(_:language:notice:)`` |
/// | `GET /checkout/{token}/events` | `text/event-stream`: ``CheckoutStatus/eventText`` at once, and again at every change; a comment line (`:` and a line feed) at least every 20 seconds; 503 when too many listen, in all or to this order |
/// | `GET /checkout/{token}/status` | ``CheckoutStatus/jsonText`` as `application/json`, for browsers that cannot hold the stream |
/// | `GET` or `POST /return/{gateway}`, `?lang=`, as gateways send browsers back | 303 to ``checkout(_:language:notice:)``; ``MessagePage`` `.unreadableReturn` when it leads to no order, since its payer may have paid |
/// | `GET /desk`, `/desk/orders/{id}` | ``DeskOrdersPage``, ``DeskOrderPage`` for signed-in operators; 303 to ``signIn(next:language:)`` for others |
/// | `GET /desk/sign-in?next=` | ``DeskSignInPage`` |
/// | `POST /desk/sign-in`, form fields `key` and `next` | session cookie and 303 to `next` as ``deskPath(_:)`` lets it through; ``DeskSignInPage`` with its problem and 403 otherwise |
/// | `POST /desk/sign-out` | ends the session, 303 to ``signIn(next:language:)`` |
/// | `GET /assets/{name}` | the asset of that name of ``PageAssets/all`` with its ``PageAsset/headers``; 304 when `If-None-Match` holds its entity tag |
///
/// Send every page with all of its headers. A page's script shows itself again whenever the sequence differs from the one it shows.
public struct PagePath: Sendable, Hashable, CustomStringConvertible {
    /// Path and query, beginning with `/`.
    public let text: String
    let target: LinkTarget

    private init(_ parts: [String], _ query: [(name: String, value: String)] = []) {
        target = LinkTarget(path: parts, query: query)
        text = target.text
    }

    public var description: String { text }

    public static func checkout(
        _ token: OrderToken, language: PageLanguage, notice: CheckoutNotice? = nil
    ) -> PagePath {
        PagePath(
            ["checkout", token.text],
            [(PageLanguage.parameter, language.tag)] + (notice.map { [(CheckoutNotice.parameter, $0.rawValue)] } ?? []))
    }

    public static func pay(_ token: OrderToken, language: PageLanguage) -> PagePath {
        PagePath(["checkout", token.text, "pay"], [(PageLanguage.parameter, language.tag)])
    }

    public static func events(_ token: OrderToken) -> PagePath { PagePath(["checkout", token.text, "events"]) }
    public static func status(_ token: OrderToken) -> PagePath { PagePath(["checkout", token.text, "status"]) }

    public static func orders(_ query: DeskQuery = DeskQuery(), language: PageLanguage) -> PagePath {
        PagePath(["desk"], query.parameters + [(PageLanguage.parameter, language.tag)])
    }

    public static func order(_ id: OrderID, language: PageLanguage) -> PagePath {
        PagePath(["desk", "orders", id.text], [(PageLanguage.parameter, language.tag)])
    }

    /// Where operators sign in; `next` is where to go afterwards, as ``deskPath(_:)`` lets it through.
    public static func signIn(next: String? = nil, language: PageLanguage) -> PagePath {
        PagePath(
            ["desk", "sign-in"],
            (next.map { [("next", $0)] } ?? []) + [(PageLanguage.parameter, language.tag)])
    }

    public static let signOut = PagePath(["desk", "sign-out"])

    static func asset(_ asset: PageAsset) -> PagePath { PagePath(["assets", asset.name], [("v", asset.version)]) }

    /// A path and query that a browser handed back, if it leads to the desk and nowhere else; else the list of orders.
    public static func deskPath(_ text: String?) -> String {
        guard let text, text.utf8.count <= 1024, text == "/desk" || text.hasPrefix("/desk/") || text.hasPrefix("/desk?"),
            !text.contains(".."), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return "/desk" }
        return text
    }
}
