internal import Payments

extension Intent {
    /// The intent is not the one we asked about, or belongs to another organisation.
    /// - Returns: the field that shows it.
    func foreignField(_ expectation: IntentExpectation) -> String? {
        if let expected = expectation.intentID, !id.isExactly(expected.text) { return "payment_intent_id" }
        if let expected = expectation.clientID, let clientID, !clientID.isExactly(expected) {
            return "client_id"
        }
        return nil
    }

    /// The terms that are not the expected ones. Where money is claimed a term left out is a mismatch, too: an intent that
    /// does not say what was paid for cannot be held against the order (docs: KryptoGO 13).
    func mismatches(_ expectation: IntentExpectation, _ token: Token?, isMoney: Bool) -> [String] {
        var fields: [String] = []
        func check(_ field: String, expected: Bool, isAbsent: Bool, isEqual: Bool) {
            guard expected else { return }
            if isAbsent ? isMoney : !isEqual { fields.append(field) }
        }
        check("client_id", expected: expectation.clientID != nil, isAbsent: clientID == nil, isEqual: true)
        let amount = expectation.amount
        check(
            "fiat_amount", expected: amount != nil, isAbsent: fiatAmount == nil, isEqual: fiatAmount == amount?.amount)
        check(
            "fiat_currency", expected: amount != nil, isAbsent: fiatCurrency == nil, isEqual: fiatCurrency == amount?.currency)
        let wanted = expectation.token
        check(
            "token_address", expected: wanted != nil, isAbsent: contract == nil,
            isEqual: (token?.canonicalContract ?? contract.map(Token.canonicalAddress)) == wanted?.canonicalContract)
        check("payment_chain_id", expected: wanted != nil, isAbsent: chain == nil, isEqual: chain == wanted?.chain)
        if let accepted = expectation.acceptedTokens, !fields.contains("token_address") {
            check("token_address", expected: true, isAbsent: token == nil, isEqual: token.map(accepted.contains) ?? false)
        }
        if let number = expectation.number {
            switch mark {
            case .absent: break
            case .number(let repeated) where repeated.isExactly(number.text): break
            case .number, .foreign: fields.append("order_data")
            }
        }
        return fields
    }
}
