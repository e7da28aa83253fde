#if Service
import PAYUNi
import PaymentTransport
import Payments
import StrictJSON
import Testing

/// A page as a browser without scripts sees it.
struct Page: Sendable {
    let status: Int
    let html: String

    struct Form: Sendable {
        let action: String
        let hidden: [(name: String, value: String)]
        let buttons: [(action: String, label: String)]
        let options: [String]
        let inputs: [String]
    }

    var forms: [Form] {
        html.matches(of: #/<form\b([^>]*)>(.*?)</form>/#.dotMatchesNewlines()).map { form in
            let content = form.2
            return Form(
                action: Self.unescaped(form.1.firstMatch(of: #/action="([^"]*)"/#)?.1 ?? ""),
                hidden: content.matches(of: #/<input type="hidden" name="([^"]*)" value="([^"]*)"/#).map {
                    (Self.unescaped($0.1), Self.unescaped($0.2))
                },
                buttons: content.matches(of: #/<button name="action" value="([^"]*)"[^>]*>([^<]*)</#).map {
                    (Self.unescaped($0.1), Self.unescaped($0.2))
                },
                options: content.matches(of: #/<option value="([^"]*)"/#).map { Self.unescaped($0.1) },
                inputs: content.matches(of: #/<input name="([^"]*)"/#).map { Self.unescaped($0.1) })
        }
    }

    /// The form with that button and, where a method is named, for that method.
    func form(_ action: String, method: PaymentMethod? = nil, hidden: [String: String] = [:]) -> Form? {
        forms.first { form in
            form.buttons.contains { $0.action == action }
                && (method == nil || form.hidden.contains { $0.name == "method" && $0.value == method?.text })
                && hidden.allSatisfy { wanted in form.hidden.contains { $0.name == wanted.key && $0.value == wanted.value } }
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        var text = String(text)
        let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&amp;", "&")]
        for (mark, character) in marks { text.replace(mark, with: character) }
        return text
    }
}

extension Bench {
    func url(_ path: String) throws -> WebURL { try #require(WebURL(address.text + path)) }

    func get(_ path: String) async throws -> Page {
        try page(await transport.send(HTTPRequest(operation: "test", method: .get, url: url(path))))
    }

    func post(_ url: WebURL, _ fields: [(String, String)]) async throws -> Page {
        try page(
            await transport.send(
                HTTPRequest(
                    operation: "test", method: .post, url: url,
                    headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")],
                    body: FormEncoder.encode(fields.map { (name: $0.0, value: $0.1) }))))
    }

    /// Presses a button of a page.
    func press(
        _ action: String, of page: Page, method: PaymentMethod? = nil, hidden: [String: String] = [:],
        with: [String: String] = [:]
    ) async throws -> Page {
        let form = try #require(page.form(action, method: method, hidden: hidden))
        return try await post(
            url(form.action), form.hidden.map { ($0.name, $0.value) } + with.map { ($0.key, $0.value) } + [("action", action)])
    }

    /// What the browser does by itself on PAYUNi's last page.
    func postReturn(_ page: Page) async throws {
        let form = try #require(page.forms.first)
        _ = try await post(try #require(WebURL(form.action)), form.hidden.map { ($0.name, $0.value) })
    }

    private func page(_ response: HTTPResponse) throws -> Page {
        Page(status: response.status, html: String(decoding: response.body, as: UTF8.self))
    }

    /// A call of `/control`, with its JSON.
    func control(
        _ method: String, _ path: String, _ body: JSONValue? = nil, headers: [String] = []
    ) async throws -> (status: Int, json: JSONDocument.Value) {
        let answer = try await RawAnswer.of(
            port: address.port,
            rawRequest(
                method, "/control/" + path, headers: ["Content-Type: application/json"] + headers, body: body?.text ?? ""))
        return (try #require(answer.status), try JSONDocument(answer.body).root)
    }
}
#endif
