internal import PaymentForms

/// What stands around every page of the operator's.
struct DeskFrame {
    let language: PageLanguage
    let title: String
    let otherLanguage: PagePath

    func document(@HTMLBuilder main: () -> HTML) -> String {
        PageFrame(language: language, title: title, kind: "desk", otherLanguage: otherLanguage).document {
            element(.a, .class("brand"), .href(PagePath.orders(language: language).target)) {
                Phrase("收款台", "Payment desk")[language]
            }
            element(.form, .method("post"), .action(PagePath.signOut.target), .class("sign-out")) {
                element(.button, .type("submit")) { Phrase("登出", "Sign out")[language] }
            }
        } main: {
            element(.main, .id("content"), .class("sheet"), Attribute("tabindex", "-1")) { main() }
        } foot: {
            element(.p) {
                Phrase("時間皆為台灣時間。此頁面只能查看，變更請使用 API。", "All times are Taiwan time. These pages only show; use the API to change.")[
                    language]
            }
        }
    }
}
