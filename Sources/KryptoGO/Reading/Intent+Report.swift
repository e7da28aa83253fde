internal import Payments

extension Intent {
    /// The intent in our words, with a notice for every term that is not the expected one.
    func report(expecting expectation: IntentExpectation) -> TransactionReport {
        let claim = claim
        let token = token
        return TransactionReport(
            gatewayNumber: GatewayNumber(id), attemptNumber: attemptNumber, claim: claim, raw: String(status.prefix(64)),
            amount: fiat, method: .stablecoin, paidAt: claim.isMoney ? paidAt : nil,
            instructions: claim == .awaitingPayer ? instructions(token) : nil, tokens: movement(token),
            notices: mismatches(expectation, token, isMoney: claim.isMoney).map { .mismatch(field: $0) }, details: details)
    }

    var claim: Claim {
        let row = KryptoGOGateway.statusTable.first { row in
            status.isExactly(row.raw) && (!row.needsPaymentHash || paymentHash != nil)
        }
        return row?.claim ?? .unrecognized
    }

    var attemptNumber: AttemptNumber? {
        guard case .number(let number) = mark else { return nil }
        return AttemptNumber(number)
    }

    /// What the payer must do; `nil` unless every part of it is named.
    func instructions(_ token: Token?) -> PaymentInstructions? {
        guard let token, let address, let askedTokens, let deadline, !askedTokens.isZero, askedTokens.scale <= token.decimals
        else { return nil }
        return .token(.init(address: address, amount: TokenAmount(askedTokens, token), deadline: deadline))
    }

    private func movement(_ token: Token?) -> TransactionReport.TokenMovement? {
        guard let token, let askedTokens else { return nil }
        return TransactionReport.TokenMovement(
            token: token, asked: askedTokens, received: received, net: net, returned: returned, paymentHash: paymentHash,
            returnHash: returnHash)
    }
}
