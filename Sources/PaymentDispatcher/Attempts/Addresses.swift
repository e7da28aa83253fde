#if Dispatcher
internal import Payments

extension Desk {
    /// Where a gateway sends its callbacks about an order. Of a gateway that seals nothing, only somebody whom the order's token was told
    /// can name a transaction of that order.
    func callbackURL(of gateway: any PaymentGateway, _ token: OrderToken?) -> WebURL? {
        let path = "callbacks/" + gateway.id.text
        guard !gateway.capabilities.sealsCallbacks, let token else { return settings.publicURL?.appending(path: path) }
        return settings.publicURL?.appending(path: path + "/" + token.text)
    }

    /// Where a gateway sends the payer's browser. The language that the payer chose goes there and comes back: nothing else that a gateway
    /// sends tells of it.
    func returnURL(of gateway: any PaymentGateway, _ language: String?) -> WebURL? {
        let query = language.map { "?lang=" + $0 } ?? ""
        return settings.publicURL?.appending(path: "return/" + gateway.id.text + query)
    }
}
#endif
