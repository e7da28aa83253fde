public import PaymentForms
internal import Payments

/// The hosted checkout: what to pay, how, until when, and what became of it.
///
/// Works without scripts: choosing is a form, and a link shows the page anew. With them it counts down, copies, and shows itself
/// again when the order changes.
public struct CheckoutPage: WebPage {
    public let html: String

    /// The page in a language, as `PageLanguage.chosen(query:order:acceptLanguage:)` finds it.
    public init(model: CheckoutModel, language: PageLanguage) {
        let view = CheckoutView(model: model, language: language)
        html = PageFrame(
            language: language, title: view.title, kind: "checkout",
            otherLanguage: .checkout(model.token, language: language.other), runsScript: true
        ).document {
            element(.p, .class("brand")) { foreign(model.merchant ?? Phrase("結帳", "Checkout")[language]) }
        } main: {
            view.content
            element(.div, .id("announcer"), .class("unseen"), .role("status"), Attribute("aria-live", "polite"))
            element(.p, .id("connection"), .class("connection"), .role("status"), .hidden) {
                Phrase("連線中斷，正在重新連線…", "The connection was lost. Reconnecting…")[language]
            }
        } foot: {
            element(.p) {
                Phrase(
                    "此頁面不會詢問卡號或錢包的私鑰。付款時請確認網址與金額。",
                    "This page never asks for a card number or a wallet’s key. Check the address and the amount when you pay.")[
                        language]
            }
        }
    }
}
