#if Service
internal import PaymentForms
internal import Payments

/// What all pages of this server have around them. No script, nothing from elsewhere, forms to this server alone.
enum PageFrame {
    static func reply(_ title: String, _ content: String, status: Int = 200) -> Reply {
        let nonce = PageNonce.random()
        let markup = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(Markup.escaped(title))</title>
            <style nonce="\(nonce.text)">\(style)</style>
            </head>
            <body>
            <header><p><a href="/">paydesk simulator</a> · no real money moves here · 模擬環境，不會動用真錢</p></header>
            <main>
            \(content)
            </main>
            </body>
            </html>

            """
        let policy = [
            "default-src 'none'", "style-src 'nonce-\(nonce.text)'", "form-action 'self'", "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
        return Reply(
            status: status, headers: headers(policy: policy.joined(separator: "; ")), body: Array(markup.utf8))
    }

    /// - Parameter referrer: without any, browsers would keep the origin of forms to themselves as well.
    static func headers(policy: String, referrer: String = "same-origin") -> [HTTPHeader] {
        [
            HTTPHeader("Content-Type", "text/html; charset=utf-8"), HTTPHeader("Content-Security-Policy", policy),
            HTTPHeader("Referrer-Policy", referrer), HTTPHeader("Cache-Control", "no-store"),
            HTTPHeader("X-Content-Type-Options", "nosniff"),
        ]
    }

    /// What a payer asked for and cannot have.
    static func refusal(_ sentence: String, status: Int) -> Reply {
        reply("Not possible", "<h1>Not possible</h1><p role=\"alert\">\(Markup.escaped(sentence))</p>", status: status)
    }

    static let notFound = refusal("There is no such page.", status: 404)

    private static let style =
        "body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:46rem;padding:0 1rem 3rem;color:#1c1c1e;background:#fff}"
        + "header{border-bottom:1px solid #d0d0d5;font-size:.85rem;color:#55555c}h1{font-size:1.4rem}h2{font-size:1.1rem}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid #e3e3e8;"
        + "vertical-align:top;overflow-wrap:anywhere}dt{color:#55555c}dd{margin:0 0 .6rem;overflow-wrap:anywhere}"
        + "form{margin:.4rem 0}fieldset{border:1px solid #d0d0d5;border-radius:.5rem;margin:.8rem 0;padding:.6rem 1rem}"
        + "button,select,input{font:inherit;padding:.45rem .9rem;margin:.2rem .3rem .2rem 0;border-radius:.4rem;"
        + "border:1px solid #8a8a92;background:#fff;color:#1c1c1e}button{background:#0b57d0;border-color:#0b57d0;color:#fff;"
        + "cursor:pointer}button.quiet{background:#fff;color:#0b57d0}[role=alert]{border-left:4px solid #b3261e;padding-left:.8rem}"
}

#endif
