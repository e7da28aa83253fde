public import Payments

/// An HTML page that posts a form to a gateway by itself, with a button for browsers without scripts.
///
/// Send it with all of ``headers`` and store it nowhere: the form is stamped with the time, and the nonce counts once.
public struct SelfPostingPage: Sendable {
    public let html: String
    /// Content type, security policy and caching rules. A page without them is not protected against injected scripts.
    public let headers: [HTTPHeader]

    /// - Parameters:
    ///   - form: what an attempt's start gave.
    ///   - language: of the few words a payer may see.
    ///   - nonce: a new one for each page.
    ///   - redirectOrigins: browsers hold redirects of the posted form against the policy, too; name further origins here if the
    ///     gateway redirects the form to another host.
    /// - Throws: ``PageRejection``: show the payer an error.
    public init(
        form: PaymentInstructions.FormPost, language: PageLanguage, nonce: PageNonce, redirectOrigins: [WebURL] = []
    ) throws(PageRejection) {
        try Self.check(form.fields)
        html = Self.html(form: form, language: language, nonce: nonce)
        headers = Self.headers(action: form.action, nonce: nonce, redirectOrigins: redirectOrigins)
    }

    private static func check(_ fields: [PaymentInstructions.FormPost.Field]) throws(PageRejection) {
        var seen: Set<String> = []
        for (index, field) in fields.enumerated() {
            // A browser fills in `_charset_` by itself.
            let isPlain = field.name.utf8.allSatisfy { $0.isLetterOrDigit || "._-[]".utf8.contains($0) }
            guard isPlain, !field.name.isEmpty, field.name.lowercased() != "_charset_" else {
                throw PageRejection(reason: .name, index: index)
            }
            guard seen.insert(field.name).inserted else { throw PageRejection(reason: .duplicate, index: index) }
            guard Markup.canCarry(field.value) else { throw PageRejection(reason: .value, index: index) }
        }
    }

    private static func headers(action: WebURL, nonce: PageNonce, redirectOrigins: [WebURL]) -> [HTTPHeader] {
        var origins: [String] = []
        for origin in ([action] + redirectOrigins).map(\.origin) where !origins.contains(origin) { origins.append(origin) }
        let policy = [
            "default-src 'none'", "script-src 'nonce-\(nonce.text)'", "style-src 'nonce-\(nonce.text)'",
            "form-action \(origins.joined(separator: " "))", "base-uri 'none'", "frame-ancestors 'none'",
        ]
        return [
            HTTPHeader("Content-Type", "text/html; charset=utf-8"),
            HTTPHeader("Content-Security-Policy", policy.joined(separator: "; ")),
            // The gateway may learn which shop sent the payer, and not which address: that may hold a checkout's token.
            HTTPHeader("Referrer-Policy", "strict-origin"),
            HTTPHeader("Cache-Control", "no-store"),
            HTTPHeader("X-Content-Type-Options", "nosniff"),
            HTTPHeader("X-Frame-Options", "DENY"),
        ]
    }
}
