#if Service
internal import GatewaySimulator
internal import PAYUNi
internal import PaymentForms
internal import Payments

/// The payer's browser posts PAYUNi's sealed result to the merchant's return address by itself.
enum ReturnPage {
    /// - Returns: `nil` when a fault left nothing in the message that a browser could post.
    static func reply(_ message: OutgoingMessage) -> Reply? {
        guard let fields = try? FormDecoder.decode(message.body), !fields.isEmpty else { return nil }
        let form = PaymentInstructions.FormPost(
            action: message.url, fields: fields.pairs.map { .init(name: $0.name, value: $0.value) })
        let nonce = PageNonce.random()
        guard let page = try? SelfPostingPage(form: form, language: .english, nonce: nonce) else { return nil }
        // Without a rule for the form's target: the merchant may redirect the browser to wherever its shop is.
        let policy = [
            "default-src 'none'", "script-src 'nonce-\(nonce.text)'", "style-src 'nonce-\(nonce.text)'", "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
        let headers = PageFrame.headers(policy: policy.joined(separator: "; "), referrer: "strict-origin")
        return Reply(headers: headers, body: Array(page.html.utf8))
    }
}
#endif
