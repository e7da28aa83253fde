internal import PaymentForms
internal import Payments

/// What stands around every page: the head, the language switch, the foot.
struct PageFrame {
    let language: PageLanguage
    let title: String
    /// For the style sheet: `checkout`, `desk`, `message`.
    let kind: String
    /// The same page in the other language.
    let otherLanguage: PagePath?
    var runsScript = false

    func document(
        @HTMLBuilder bar: () -> HTML, @HTMLBuilder main: () -> HTML, @HTMLBuilder foot: () -> HTML = { .empty }
    ) -> String {
        element(.html, .language(language.tag)) {
            element(.head) {
                element(.meta, Attribute("charset", "utf-8"))
                element(.meta, .name("viewport"), Attribute("content", "width=device-width, initial-scale=1"))
                element(.meta, .name("robots"), Attribute("content", "noindex, nofollow"))
                element(.meta, .name("color-scheme"), Attribute("content", "light dark"))
                // Numbers of accounts are no phone numbers.
                element(.meta, .name("format-detection"), Attribute("content", "telephone=no"))
                element(.title) { title }
                element(.link, Attribute("rel", "icon"), .href(PagePath.asset(PageAssets.icon).target))
                element(.link, Attribute("rel", "stylesheet"), .href(PagePath.asset(PageAssets.style).target))
                if runsScript {
                    element(.script, Attribute("defer", "defer"), .source(PagePath.asset(PageAssets.script).target))
                }
            }
            element(.body, .class(kind)) {
                element(.a, .class("skip"), .href(LinkTarget(fragment: "content"))) {
                    Phrase("跳到主要內容", "Skip to the content")[language]
                }
                element(.header, .class("bar")) {
                    element(.div, .class("bar-inside")) {
                        bar()
                        languageSwitch
                    }
                }
                main()
                element(.footer, .class("foot")) { foot() }
            }
        }.document
    }

    private var languageSwitch: HTML? {
        otherLanguage.map { path in
            element(
                .a, .class("language"), .href(path.target), .language(language.other.tag),
                Attribute("hreflang", language.other.tag), Attribute("rel", "alternate")
            ) { language.other.ownName }
        }
    }
}
