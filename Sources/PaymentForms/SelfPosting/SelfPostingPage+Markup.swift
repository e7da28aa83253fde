internal import Payments

extension SelfPostingPage {
    /// Well-formed as XML, too, so that a strict parser can vouch for what a lenient one will see.
    static func html(form: PaymentInstructions.FormPost, language: PageLanguage, nonce: PageNonce) -> String {
        let text = PageText(language)
        return element(.html, .language(language.tag)) {
            element(.head) {
                element(.meta, Attribute("charset", "utf-8"))
                element(.meta, .name("viewport"), Attribute("content", "width=device-width, initial-scale=1"))
                element(.meta, .name("robots"), Attribute("content", "noindex"))
                element(.meta, .name("color-scheme"), Attribute("content", "light dark"))
                element(.title) { text.title }
                element(.style, .nonce(nonce)) { style }
            }
            element(.body) {
                element(.main) {
                    element(.p) { text.waiting }
                    element(.noscript) { element(.p) { text.withoutScript } }
                    element(
                        .form, .id("payment-form"), .method("post"), .action(LinkTarget(form.action)),
                        Attribute("accept-charset", "utf-8")
                    ) {
                        for field in form.fields { input(field) }
                        element(.button, .id("payment-button"), .type("submit")) { text.button }
                    }
                }
                element(.script, .nonce(nonce)) { script }
            }
        }.document
    }

    private static func input(_ field: PaymentInstructions.FormPost.Field) -> HTML {
        element(.input, .type("hidden"), .name(field.name), .value(field.value))
    }

    private static let style = HTML(
        raw: """
            body{font:1.0625rem/1.6 system-ui,"PingFang TC","Noto Sans TC","Microsoft JhengHei",sans-serif;margin:0;
            min-height:100vh;display:grid;place-items:center;background:#f4f6f7;color:#16212b}
            main{max-width:26rem;padding:2rem 1.5rem;text-align:center}
            button{font:inherit;font-weight:600;min-height:3rem;padding:0 1.75rem;border:0;border-radius:.75rem;
            background:#0b6461;color:#fff;cursor:pointer}
            button:focus-visible{outline:3px solid #0b6461;outline-offset:3px}
            @media (prefers-color-scheme:dark){body{background:#0f1519;color:#e8edf0}button{background:#6fd0c6;color:#06211f}
            button:focus-visible{outline-color:#6fd0c6}}
            """)

    /// Going back to this page must not post the form once more: then the button stays and the payer decides. The form's own
    /// `submit` could be hidden by an input of that name, so the prototype's is called.
    private static let script = HTML(
        raw: """
            var form=document.getElementById('payment-form'),button=document.getElementById('payment-button');
            var visit=performance.getEntriesByType('navigation')[0];
            if(visit?visit.type!=='back_forward':true){button.hidden=true;HTMLFormElement.prototype.submit.call(form);}
            addEventListener('pageshow',function(event){if(event.persisted){button.hidden=false;}});
            """)
}
