public import Payments
internal import StrictJSON

/// One transfer out of the organisation's pool, checked before anything is sent. It cannot be taken back (docs: KryptoGO 6).
public struct TransferRequest: Sendable, Hashable {
    /// The chain's slug, `arb`; never a number.
    public let chain: String
    public let contract: String
    /// Whole-token units, greater than zero.
    public let amount: ExactDecimal
    public let recipient: String

    /// - Parameters:
    ///   - chain: KryptoGO's slug, for example `arb`; never the numeric id.
    ///   - contract: the token's contract.
    ///   - amount: whole-token units, greater than zero.
    ///   - decimals: the token's; the amount may not have more.
    ///   - recipient: a mixed-case EVM address must carry its EIP-55 checksum.
    /// - Throws: `GatewayError` of kind `invalidRequest` naming `chain_id`, `contract_address`, `amount` or
    ///   `wallet_address`. Nothing was sent.
    public init(
        chain: String, contract: String, amount: ExactDecimal, decimals: Int, recipient: String
    ) throws(GatewayError) {
        guard ChainAddress.isSlug(chain), !chain.utf8.allSatisfy(\.isDigit) else { throw Self.invalid("chain_id") }
        guard ChainAddress.isValid(contract, on: chain), !EVMAddress.isZero(contract) else {
            throw Self.invalid("contract_address")
        }
        guard !amount.isZero, amount.scale <= decimals else { throw Self.invalid("amount") }
        // Tokens sent to their own contract or to nobody are lost.
        guard ChainAddress.isValid(recipient, on: chain), !EVMAddress.isZero(recipient),
            Token.canonicalAddress(recipient) != Token.canonicalAddress(contract)
        else { throw Self.invalid("wallet_address") }
        self.chain = chain
        self.contract = contract
        self.amount = amount
        self.recipient = recipient
    }

    public init(_ transfer: Transfer) throws(GatewayError) {
        let token = transfer.amount.token
        try self.init(
            chain: token.chain, contract: token.contract, amount: transfer.amount.amount, decimals: token.decimals,
            recipient: transfer.recipient)
    }

    /// The JSON body, members in the documented order.
    package var body: [UInt8] {
        let body: JSONValue = [
            "chain_id": .string(chain), "contract_address": .string(contract), "amount": .string(amount.description),
            "wallet_address": .string(recipient),
        ]
        return body.serialized()
    }

    private static func invalid(_ field: String) -> GatewayError {
        GatewayError(.invalidRequest(field: field), operation: KryptoGOEndpoint.transfer.operation)
    }
}
