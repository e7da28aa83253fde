public import PaymentForms
internal import Payments

/// One order as the operator sees it: what it is, what needs a person, why it stands where it stands, what happens next, and
/// everything that was ever said about it. Read-only; needs no scripts.
public struct DeskOrderPage: WebPage {
    public let html: String

    public init(model: DeskOrderModel, language: PageLanguage) {
        let view = DeskOrderView(model: model, language: language)
        html = DeskFrame(
            language: language, title: Phrase("訂單 \(model.order.id)", "Order \(model.order.id)")[language],
            otherLanguage: .order(model.order.id, language: language.other)
        ).document { view.content }
    }
}
