public import Payments

extension KryptoGOReading {
    /// The answer to asking about an intent that somebody else made.
    ///
    /// - Throws: `GatewayError`; `mismatch` naming the first term that is not the expected one or is left out.
    public static func adoptable(
        _ response: HTTPResponse, expecting expectation: IntentExpectation
    ) throws(GatewayError) -> AdoptableTransaction {
        let intent = try intent(try data(of: response, from: .query), from: .query)
        // As strict as for money: what is left out here would be a mismatch as soon as the payer pays.
        let fields =
            [intent.foreignField(expectation)].compactMap { $0 } + intent.mismatches(expectation, intent.token, isMoney: true)
        if let field = fields.first { throw mismatch(field) }
        // Our mark with something in it that we never write.
        if intent.mark == .foreign { throw mismatch("order_data") }
        return AdoptableTransaction(
            report: intent.report(expecting: expectation), order: intent.order.map { OrderID($0) }, mark: intent.browserMark)
    }

    private static func mismatch(_ field: String) -> GatewayError {
        GatewayError(.mismatch(field: field), operation: KryptoGOEndpoint.query.operation)
    }
}
