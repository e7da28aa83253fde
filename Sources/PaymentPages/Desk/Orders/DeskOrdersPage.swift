public import PaymentForms
public import Payments

/// Everything the list of orders shows.
public struct DeskOrdersModel: Sendable, Hashable {
    public var query: DeskQuery
    /// What the store answered to the query.
    public var page: OrderPage
    /// To choose from in the filter.
    public var gateways: [GatewayID]

    public init(query: DeskQuery, page: OrderPage, gateways: [GatewayID]) {
        self.query = query
        self.page = page
        self.gateways = gateways
    }
}

/// The operator's list of orders, newest first. Needs no scripts.
public struct DeskOrdersPage: WebPage {
    public let html: String

    public init(model: DeskOrdersModel, language: PageLanguage) {
        let view = DeskOrdersView(model: model, language: language)
        html = DeskFrame(
            language: language, title: Phrase("訂單", "Orders")[language],
            otherLanguage: .orders(model.query, language: language.other)
        ).document { view.content }
    }
}
