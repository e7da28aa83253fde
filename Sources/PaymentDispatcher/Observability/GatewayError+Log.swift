#if Dispatcher
internal import Payments

extension GatewayError {
    /// Why, as a log may show it: what the adapter could not read, why there was no answer to read, or the gateway's code. Nothing else that
    /// the gateway wrote, and nothing that does not look like any of them.
    var loggedReason: String {
        if case .malformedReply(let reason) = kind {
            // Behind a comma an adapter names the type of the content, which the gateway wrote.
            let own = String(reason.prefix { $0 != "," })
            return PlainText.isWord(own, length: 1...80, punctuation: "-_.:; ") ? own : ""
        }
        let word = cause ?? gatewayCode ?? ""
        return PlainText.isWord(word, length: 1...40) ? word : ""
    }
}
#endif
