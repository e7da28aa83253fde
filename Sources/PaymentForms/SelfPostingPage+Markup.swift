internal import Payments

extension SelfPostingPage {
    /// Well-formed as XML, too, so that a strict parser can vouch for what a lenient one will see.
    static func html(form: PaymentInstructions.FormPost, language: PageLanguage, nonce: PageNonce) -> String {
        let text = PageText(language)
        let inputs = form.fields.map { field in
            "<input type=\"hidden\" name=\"\(Markup.escaped(field.name))\" value=\"\(Markup.escaped(field.value))\"/>"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language.tag)">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="robots" content="noindex"/>
            <title>\(text.title)</title>
            <style nonce="\(nonce.text)">\(style)</style>
            </head>
            <body>
            <main>
            <p>\(text.waiting)</p>
            <noscript><p>\(text.withoutScript)</p></noscript>
            <form id="payment-form" method="post" action="\(Markup.escaped(form.action.text))" accept-charset="utf-8">
            \(inputs.joined(separator: "\n"))
            <button id="payment-button" type="submit">\(text.button)</button>
            </form>
            </main>
            <script nonce="\(nonce.text)">\(script)</script>
            </body>
            </html>

            """
    }

    private static let style =
        "body{font-family:system-ui,sans-serif;margin:4rem auto;max-width:26rem;padding:0 1rem;text-align:center}"
        + "button{font:inherit;padding:.75rem 1.5rem}"

    /// Going back to this page must not post the form once more: then the button stays and the payer decides. The form's own
    /// `submit` could be hidden by an input of that name, so the prototype's is called.
    private static let script =
        "var form=document.getElementById('payment-form'),button=document.getElementById('payment-button');"
        + "var visit=performance.getEntriesByType('navigation')[0];"
        + "if(visit?visit.type!=='back_forward':true){button.hidden=true;HTMLFormElement.prototype.submit.call(form);}"
        + "addEventListener('pageshow',function(event){if(event.persisted){button.hidden=false;}});"
}
