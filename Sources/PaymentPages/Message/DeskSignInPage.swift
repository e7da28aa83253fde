public import PaymentForms

/// Where an operator signs in with an API key.
public struct DeskSignInPage: WebPage {
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// The key is not one of ours, or may not read. One sentence for both, so that no key is told apart from another.
        case refused
    }

    public let html: String

    /// The form; `next` is where to go afterwards, held to the desk's own paths.
    public init(problem: Problem? = nil, next: String? = nil, language: PageLanguage) {
        func say(_ phrase: Phrase) -> String { phrase[language] }
        let next = PagePath.deskPath(next)
        html = PageFrame(
            language: language, title: say(Phrase("登入", "Sign in")), kind: "message",
            otherLanguage: .signIn(next: next, language: language.other)
        ).document {
            element(.p, .class("brand")) { say(Phrase("收款台", "Payment desk")) }
        } main: {
            element(.main, .id("content"), .class("sheet"), Attribute("tabindex", "-1")) {
                element(.section, .class("card message")) {
                    element(.h1) { say(Phrase("登入", "Sign in")) }
                    if let problem {
                        element(.p, .class("notice"), .role("alert"), .id("problem")) { say(Self.words(problem)) }
                    }
                    element(.form, .method("post"), .action(PagePath.signIn(language: language).target), .class("sign-in")) {
                        element(.input, .type("hidden"), .name("next"), .value(next))
                        element(.div, .class("field")) {
                            element(.label, Attribute("for", "key")) { say(Phrase("API 金鑰", "API key")) }
                            element(
                                .input, .type("password"), .id("key"), .name("key"), Attribute("required", "required"),
                                Attribute("autocomplete", "current-password"), Attribute("spellcheck", "false"),
                                problem == nil ? nil : Attribute("aria-describedby", "problem"))
                        }
                        element(.button, .type("submit"), .class("button")) { say(Phrase("登入", "Sign in")) }
                    }
                    element(.p, .class("hint")) {
                        say(Phrase("需要具有讀取權限的金鑰。這裡只能查看。", "It takes a key that may read. Nothing can be changed here."))
                    }
                }
            }
        }
    }

    private static func words(_ problem: Problem) -> Phrase {
        switch problem {
        case .refused: Phrase("金鑰不正確，或沒有讀取權限。", "The key is wrong, or may not read.")
        }
    }
}
